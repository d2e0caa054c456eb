package org.hamlet.text.uri;

/**
 * Percent-encoding (RFC 3986, 2.1) in the one form rules are written for: printable characters
 * decoded, others encoded. Compat: a URI without any escape is left alone, and so are characters
 * beyond one byte.
 */
final class PercentCode {

  private static final int FIRST_PRINTABLE = 0x21;
  private static final int LAST_PRINTABLE = 0x7E;
  private static final int LAST_BYTE = 0xFF;
  private static final String ENCODED = "<>\"";
  private static final String HEX = "0123456789abcdef";

  private PercentCode() {}

  /** The one form of {@code uri}, of bytes or of characters. */
  static String normalise(String uri) {
    if (!hasEscape(uri)) {
      return uri;
    }
    StringBuilder plain = new StringBuilder(uri.length());
    for (int i = 0; i < uri.length(); i++) {
      char c = uri.charAt(i);
      int value = c == '%' ? escaped(uri, i) : -1;
      if (value >= FIRST_PRINTABLE && value <= LAST_PRINTABLE) {
        plain.append((char) value);
        i += 2;
      } else if (value >= 0 || (c != '%' && isPlain(c))) {
        plain.append(c);
      } else {
        plain.append('%').append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
      }
    }
    return plain.toString();
  }

  private static boolean hasEscape(String uri) {
    int percent = uri.indexOf('%');
    while (percent >= 0 && escaped(uri, percent) < 0) {
      percent = uri.indexOf('%', percent + 1);
    }
    return percent >= 0;
  }

  private static boolean isPlain(char c) {
    return (c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE && ENCODED.indexOf(c) < 0) || c > LAST_BYTE;
  }

  private static int escaped(String uri, int percent) {
    if (percent + 2 >= uri.length()) {
      return -1;
    }
    int high = Character.digit(uri.charAt(percent + 1), 16);
    int low = Character.digit(uri.charAt(percent + 2), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
