package org.hamlet.message;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.HexFormat;

/**
 * Octets in a charset as Perl's Encode reads them with {@code FB_PERLQQ}: what is no character
 * there stands as {@code \xHH}, but for half of one at the end.
 */
final class QuotedOctets {

  private static final int CHARS_AT_ONCE = 8_192;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private QuotedOctets() {}

  static String decode(byte[] octets, Charset charset) {
    ByteBuffer in = ByteBuffer.wrap(octets);
    CharsetDecoder decoder = CharsetText.strictDecoder(charset);
    CharBuffer out = CharBuffer.allocate(CHARS_AT_ONCE);
    StringBuilder text = new StringBuilder(in.remaining() / 2);
    CoderResult result;
    do {
      result = decoder.decode(in, out, false);
      text.append(out.flip());
      out.clear();
      if (result.isError() && in.remaining() > 1) {
        HEX.toHexDigits(text.append("\\x"), in.get());
        decoder.reset();
        result = CoderResult.OVERFLOW;
      }
    } while (result.isOverflow());
    return text.toString();
  }
}
