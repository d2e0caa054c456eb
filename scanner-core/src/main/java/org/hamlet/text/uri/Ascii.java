package org.hamlet.text.uri;

/** Character classes of US-ASCII. */
final class Ascii {

  private Ascii() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isAlnum(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Perl's {@code \w} under /a. */
  static boolean isWord(char c) {
    return isAlnum(c) || c == '_';
  }

  static boolean allDigits(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return end > start;
  }

  static boolean allAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** A to Z in lower case; other chars, octets of UTF-8 among them, as they are. */
  static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
    }
    return lower.toString();
  }

  static boolean startsWith(String text, int at, String lowerPrefix) {
    return text.regionMatches(true, at, lowerPrefix, 0, lowerPrefix.length());
  }
}
