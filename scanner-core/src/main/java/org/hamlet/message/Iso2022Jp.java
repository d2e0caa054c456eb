package org.hamlet.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text in ISO-2022-JP (RFC 1468, with the further sets of RFC 2237), read as Perl's Encode does:
 * brought to EUC-JP first, so that a line may end within Kanji; what is no character there stands
 * as {@code \xHH}, but for half of one at the end. It ends at an escape that leads to no Japanese
 * set. Linear in the size of the text.
 */
final class Iso2022Jp {

  private static final Pattern NAME =
      Pattern.compile("iso-2022-jp(?:-1)?|(?:7bit-)?jis", Pattern.CASE_INSENSITIVE);

  private static final char ESCAPE = '\u001b';

  /** What follows an escape that leads to ASCII, Kanji, the supplementary Kanji or Kana. */
  private static final Pattern SET =
      Pattern.compile("(?<ascii>\\([BJ])|(?:&@\u001b)?\\$[B@]|(?<more>\\$\\(D)|(?<kana>\\(I)");

  private static final char SINGLE_SHIFT_TWO = 0x8E;
  private static final char SINGLE_SHIFT_THREE = 0x8F;

  private static final int CHARS_AT_ONCE = 8_192;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Iso2022Jp() {}

  static boolean isNamed(String charset) {
    return NAME.matcher(charset).matches();
  }

  static String of(Bytes octets) {
    ByteBuffer in = ByteBuffer.wrap(euc(octets.text()));
    CharsetDecoder decoder = CharsetText.strictDecoder(CharsetNames.find("euc-jp").orElseThrow());
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

  private static byte[] euc(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    Matcher set = SET.matcher(text);
    int escape = text.indexOf(ESCAPE);
    appendAscii(text, 0, escape < 0 ? text.length() : escape, out);
    while (escape >= 0 && set.region(escape + 1, text.length()).lookingAt()) {
      escape = text.indexOf(ESCAPE, set.end());
      append(text, set, escape < 0 ? text.length() : escape, out);
    }
    return out.toByteArray();
  }

  private static void appendAscii(String text, int from, int to, ByteArrayOutputStream out) {
    for (int i = from; i < to; i++) {
      out.write(text.charAt(i));
    }
  }

  private static void append(String text, Matcher set, int end, ByteArrayOutputStream out) {
    if (set.group("ascii") != null) {
      appendAscii(text, set.end(), end, out);
      return;
    }
    boolean kana = set.group("kana") != null;
    boolean more = set.group("more") != null;
    boolean second = !more;
    for (int i = set.end(); i < end; i++) {
      char c = text.charAt(i);
      boolean letter = c > ' ' && c < 0x7F;
      if (letter && kana) {
        out.write(SINGLE_SHIFT_TWO);
      } else if (letter && !second) {
        out.write(SINGLE_SHIFT_THREE);
      }
      second ^= letter && more;
      out.write(letter ? c | 0x80 : c);
    }
  }
}
