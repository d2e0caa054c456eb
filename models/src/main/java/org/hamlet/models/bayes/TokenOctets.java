package org.hamlet.models.bayes;

/** What the octets of a token are, one char a byte; ASCII rules, UTF-8 sequences recognised. */
final class TokenOctets {

  private static final String EDGES = "-'\".,";
  private static final String PUNCTUATION = ",@*!_'\"$. -";

  private TokenOctets() {}

  /** The line with a space for every octet that no token may hold. */
  static String blankOthers(String line) {
    char[] out = null;
    for (int i = 0; i < line.length(); ) {
      char c = line.charAt(i);
      int length = c < 0x80 ? (isAllowed(c) ? 1 : 0) : Math.max(utf8Length(line, i), high(c));
      if (length == 0) {
        out = out == null ? line.toCharArray() : out;
        out[i] = ' ';
      }
      i += Math.max(1, length);
    }
    return out == null ? line : new String(out);
  }

  private static int high(char c) {
    return c >= 0xA1 ? 1 : 0;
  }

  private static boolean isAllowed(char c) {
    return isWord(c) || PUNCTUATION.indexOf(c) >= 0;
  }

  /** Length of the UTF-8 sequence of two to four octets that begins at {@code at}, else 0. */
  static int utf8Length(String text, int at) {
    char c = text.charAt(at);
    int length = c >= 0xC2 && c <= 0xDF ? 2 : c >= 0xE0 && c <= 0xEF ? 3 : 0;
    length = c >= 0xF0 && c <= 0xF4 ? 4 : length;
    if (at + length > text.length()) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((text.charAt(at + i) & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  static boolean isLetter(char c) {
    return isUpper(c) || (c >= 'a' && c <= 'z');
  }

  private static boolean isWord(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '_';
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /** Whether the octet is dropped at either end of a token. */
  static boolean isEdge(char c) {
    return EDGES.indexOf(c) >= 0;
  }

  static boolean hasUpper(String token) {
    for (int i = 0; i < token.length(); i++) {
      if (isUpper(token.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** ASCII capitals in lower case; other octets stay. */
  static String lower(String token) {
    char[] out = token.toCharArray();
    for (int i = 0; i < out.length; i++) {
      out[i] = isUpper(out[i]) ? (char) (out[i] + ('a' - 'A')) : out[i];
    }
    return new String(out);
  }

  /** The token without what is neither word character, colon nor asterisk. */
  static String wordCharactersOf(String token) {
    StringBuilder out = new StringBuilder(token.length());
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (isWord(c) || c == ':' || c == '*') {
        out.append(c);
      }
    }
    return out.toString();
  }
}
