package org.hamlet.message;

import java.util.Arrays;

/**
 * Removes quoted-printable and base64 (RFC 2045 sections 6.7 and 6.8), never failing: what does not
 * belong there is kept (quoted-printable) or dropped (base64).
 */
final class TransferEncoding {

  private static final byte NONE = -1;
  private static final byte[] BASE64 = base64Values();

  private TransferEncoding() {}

  /**
   * The content without its transfer encoding; the same bytes when it has none that is known.
   *
   * @param encoding lower case
   * @param text whether line ends of decoded base64 become LF
   */
  static Bytes decode(Bytes raw, String encoding, boolean text) {
    return switch (encoding) {
      case "quoted-printable" -> LineEnds.toLf(quotedPrintable(raw));
      case "base64" -> text ? LineEnds.toLf(base64(raw)) : base64(raw);
      default -> raw;
    };
  }

  /**
   * Quoted-printable; blanks before a line end are dropped. Compat: soft line breaks go first, so
   * that an escape may be split by one, and what has no line end behind it, as the last line of a
   * MIME part, keeps its blanks and its {@code =}.
   */
  static Bytes quotedPrintable(Bytes raw) {
    byte[] out = new byte[raw.length()];
    int length = 0;
    int lineStart = 0;
    for (int lf = raw.indexOf('\n', 0); lf >= 0; lf = raw.indexOf('\n', lineStart)) {
      boolean cr = lf > lineStart && raw.at(lf - 1) == '\r';
      int end = cr ? lf - 1 : lf;
      int textEnd = end;
      while (textEnd > lineStart && isBlank(raw.at(textEnd - 1))) {
        textEnd--;
      }
      int softEnd =
          !cr && textEnd > lineStart && raw.at(textEnd - 1) == '\r' ? textEnd - 1 : textEnd;
      boolean soft = softEnd > lineStart && raw.at(softEnd - 1) == '=';
      length = copy(raw, lineStart, soft ? softEnd - 1 : textEnd, out, length);
      if (!soft) {
        length = copy(raw, end, lf + 1, out, length);
      }
      lineStart = lf + 1;
    }
    return unescape(out, copy(raw, lineStart, raw.length(), out, length));
  }

  private static boolean isBlank(int octet) {
    return octet == ' ' || octet == '\t';
  }

  private static int copy(Bytes from, int start, int end, byte[] to, int length) {
    System.arraycopy(from.array(), from.offset() + start, to, length, end - start);
    return length + end - start;
  }

  /** Decodes the escapes in the first {@code count} bytes, in place. */
  private static Bytes unescape(byte[] text, int count) {
    int length = 0;
    for (int i = 0; i < count; i++) {
      int octet = text[i];
      if (octet == '=' && i + 2 < count) {
        int high = Character.digit(text[i + 1], 16);
        int low = Character.digit(text[i + 2], 16);
        if (high >= 0 && low >= 0) {
          octet = high << 4 | low;
          i += 2;
        }
      }
      text[length++] = (byte) octet;
    }
    return Bytes.of(text, 0, length);
  }

  /**
   * Base64 without regard to line ends and other bytes. Compat: padding within the text does not
   * end it but counts as 0, or as 63 when the text is not well-formed, as SpamAssassin 4.0.1 reads
   * it.
   */
  static Bytes base64(Bytes raw) {
    int end = raw.length();
    while (end > 0 && (raw.at(end - 1) == '=' || BASE64[raw.at(end - 1)] == NONE)) {
      end--;
    }
    int padding = isWellFormed(raw) ? 0 : 63;
    byte[] out = new byte[end * 3 / 4 + 3];
    int length = 0;
    int bits = 0;
    int collected = 0;
    for (int i = 0; i < end; i++) {
      int value = raw.at(i) == '=' ? padding : BASE64[raw.at(i)];
      if (value == NONE) {
        continue;
      }
      bits = bits << 6 | value;
      if (++collected == 4) {
        out[length++] = (byte) (bits >> 16);
        out[length++] = (byte) (bits >> 8);
        out[length++] = (byte) bits;
        bits = 0;
        collected = 0;
      }
    }
    if (collected >= 2) {
      bits <<= 6 * (4 - collected);
      out[length++] = (byte) (bits >> 16);
      if (collected == 3) {
        out[length++] = (byte) (bits >> 8);
      }
    }
    return Bytes.of(out, 0, length);
  }

  private static boolean isWellFormed(Bytes raw) {
    int count = 0;
    for (int i = 0; i < raw.length(); i++) {
      int octet = raw.at(i);
      if (octet == '=' || BASE64[octet] != NONE) {
        count++;
      } else if (!Lines.isSpace(octet)) {
        return false;
      }
    }
    return count % 4 == 0;
  }

  private static byte[] base64Values() {
    byte[] values = new byte[256];
    Arrays.fill(values, NONE);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
    return values;
  }
}
