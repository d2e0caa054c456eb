package org.hamlet.text.html;

/** Folding and counting of white space in rendered text. Stateless. */
final class Whitespace {

  private Whitespace() {}

  /** Every run of ASCII white space as one space. */
  static String fold(String text) {
    int at = 0;
    while (at < text.length() && !needsFold(text, at)) {
      at++;
    }
    return at == text.length() ? text : foldFrom(text, at);
  }

  private static boolean needsFold(String text, int at) {
    char c = text.charAt(at);
    return Chars.isSpace(c)
        && (c != ' ' || (at + 1 < text.length() && Chars.isSpace(text.charAt(at + 1))));
  }

  private static String foldFrom(String text, int first) {
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, first);
    boolean inSpace = false;
    for (int i = first; i < text.length(); i++) {
      boolean space = Chars.isSpace(text.charAt(i));
      if (!space) {
        out.append(text.charAt(i));
      } else if (!inSpace) {
        out.append(' ');
      }
      inSpace = space;
    }
    return out.toString();
  }

  /** How many code points are no white space. */
  static int countOthers(String text) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      count += isSpace(c) || Character.isLowSurrogate(c) ? 0 : 1;
    }
    return count;
  }

  /** Unicode white space. */
  static boolean isSpace(int c) {
    return c < 0x80
        ? Chars.isSpace((char) c)
        : Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
