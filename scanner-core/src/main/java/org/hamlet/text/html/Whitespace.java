package org.hamlet.text.html;

/** Folding and counting of white space in rendered text. Stateless. */
final class Whitespace {

  private static final int NEXT_LINE = 0x85;

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

  /**
   * How many code points are no white space. Compat: in text without any beyond Latin-1 that is not
   * known to be Unicode the spaces of Latin-1 are none.
   */
  static int countOthers(String text, SourceForm form) {
    boolean unicode = form == SourceForm.UNICODE || !Chars.areWithin(text, 0xFF);
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = isSpace(c, unicode);
      count += space || Character.isLowSurrogate(c) ? 0 : 1;
    }
    return count;
  }

  /** Without white space at its ends: that of Unicode, where the text is known to be Unicode. */
  static String trimmed(String text, SourceForm form) {
    boolean unicode = form == SourceForm.UNICODE;
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start), unicode)) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1), unicode)) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char c, boolean unicode) {
    return unicode ? isSpace(c) : Chars.isSpace(c);
  }

  /** Unicode white space. */
  static boolean isSpace(int c) {
    return c < 0x80
        ? Chars.isSpace((char) c)
        : c == NEXT_LINE || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
