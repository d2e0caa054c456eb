package org.hamlet.digest.pyzor;

import java.util.List;

/** Text to the lines that count, without what changes from copy to copy. */
final class PyzorLines {

  /** A word of so many characters is left out. */
  private static final int LONG_WORD = 10;

  /** A line of fewer characters does not count. */
  private static final int SHORTEST_LINE = 8;

  /** Characters beyond ASCII that are letters of ASCII when case does not count. */
  private static final String OTHER_LETTERS = "\u0130\u0131\u017F\u212A";

  private PyzorLines() {}

  /** Adds the lines of a text that count. */
  static void add(String text, List<String> lines) {
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isLineEnd(text.charAt(i))) {
        String line = withoutVariable(text, start, i);
        if (line.codePointCount(0, line.length()) >= SHORTEST_LINE) {
          lines.add(line);
        }
        start = i + 1;
      }
    }
  }

  private static String withoutVariable(String text, int from, int to) {
    StringBuilder line = new StringBuilder();
    int i = from;
    while (i < to) {
      if (isSpace(text.charAt(i))) {
        i++;
        continue;
      }
      int start = i;
      while (i < to && !isSpace(text.charAt(i))) {
        i++;
      }
      appendWord(text.substring(start, i), line);
    }
    return line.toString();
  }

  private static void appendWord(String word, StringBuilder line) {
    if (word.codePointCount(0, word.length()) < LONG_WORD && !isAddress(word)) {
      line.append(word, 0, linkStart(word));
    }
  }

  /** Something, an at sign, something. */
  private static boolean isAddress(String word) {
    int at = word.indexOf('@', 1);
    return at > 0 && at < word.length() - 1;
  }

  /** Where letters, a colon and something begin; the word's length when nowhere. */
  private static int linkStart(String word) {
    int letters = 0;
    for (int i = 0; i < word.length() - 1; i++) {
      char c = word.charAt(i);
      if (c == ':' && i > letters) {
        return letters;
      }
      if (!isLetter(c)) {
        letters = i + 1;
      }
    }
    return word.length();
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || OTHER_LETTERS.indexOf(c) >= 0;
  }

  private static boolean isLineEnd(char c) {
    return (c >= '\n' && c <= '\r')
        || (c >= '\u001C' && c <= '\u001E')
        || c == '\u0085'
        || c == '\u2028'
        || c == '\u2029';
  }

  /** White space as Python sees it: that of Unicode and the separators of ASCII. */
  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  /** Without white space at both ends. */
  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
