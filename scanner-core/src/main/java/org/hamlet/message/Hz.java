package org.hamlet.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.Optional;

/**
 * Text in HZ (RFC 1843), which writes Chinese in seven bits, read as Perl's Encode does: it ends
 * where something stands that HZ does not know, such as a line end within Chinese. Linear in the
 * size of the text.
 */
final class Hz {

  private static final Charset GB2312 = Charset.forName("GB2312");

  private final Bytes octets;
  private final boolean whole;
  private final CharsetDecoder decoder = CharsetText.strictDecoder(GB2312);
  private final StringBuilder text = new StringBuilder();
  private int at;

  private Hz(Bytes octets, boolean whole) {
    this.octets = octets;
    this.whole = whole;
  }

  static boolean isNamed(String charset) {
    return charset.equalsIgnoreCase("hz");
  }

  /** The text; empty when it has a pair that is no character. */
  static Optional<String> strict(Bytes octets) {
    return new Hz(octets, true).read();
  }

  /** The text, with U+FFFD for each such pair. */
  static String replacing(Bytes octets) {
    return new Hz(octets, false).read().orElseThrow();
  }

  private Optional<String> read() {
    while (at < octets.length()) {
      int octet = octets.at(at);
      if (octet != '~') {
        text.append((char) octet);
        at++;
      } else if (next('{')) {
        if (!chinese()) {
          return Optional.empty();
        }
        if (!next('}')) {
          break;
        }
      } else if (next('~')) {
        text.append('~');
      } else if (!next('\n')) {
        break;
      }
    }
    return Optional.of(text.toString());
  }

  /** Whether a tilde and that stand here; they are then read. */
  private boolean next(char escaped) {
    boolean there =
        at + 1 < octets.length() && octets.at(at) == '~' && octets.at(at + 1) == escaped;
    at += there ? 2 : 0;
    return there;
  }

  /** Reads pairs; false when one is no character and that ends it all. */
  private boolean chinese() {
    while (at + 1 < octets.length() && isPair(octets.at(at), octets.at(at + 1))) {
      byte[] pair = {(byte) (octets.at(at) | 0x80), (byte) (octets.at(at + 1) | 0x80)};
      try {
        text.append(decoder.decode(ByteBuffer.wrap(pair)));
      } catch (CharacterCodingException e) {
        if (whole) {
          return false;
        }
        text.append('\uFFFD');
      }
      at += 2;
    }
    return true;
  }

  private static boolean isPair(int first, int second) {
    return first > 0x20 && first < 0x78 && second > 0x20 && second < 0x7F;
  }
}
