package org.hamlet.report;

import java.util.regex.Pattern;

/** Folds the value of an added field (RFC 5322 section 2.2.3). */
final class HeaderFolding {

  private static final int WIDTH = 79;
  private static final int TAB_COLUMNS = 8;
  private static final Pattern LINE_END =
      Pattern.compile("(?<![ \t\f\r])[ \t\f\r]*+\n[ \t\f\r\n]*+");

  private HeaderFolding() {}

  /** A value that has lines keeps them; another is broken after white space and commas. */
  static String fold(String name, String value) {
    if (value.indexOf('\n') >= 0) {
      return LINE_END.matcher(value).replaceAll("\n\t");
    }
    StringBuilder out = new StringBuilder(value.length());
    int column = name.length() + 2;
    int at = 0;
    while (at < value.length()) {
      int wordStart = at;
      while (wordStart < value.length() && LineWrap.isSpace(value.charAt(wordStart))) {
        wordStart++;
      }
      int end = wordEnd(value, wordStart);
      boolean fits = column + columns(value, at, spaceEnd(value, end)) <= WIDTH;
      if (at > 0 && !fits && end > wordStart) {
        out.append("\n\t").append(value, wordStart, end);
        column = TAB_COLUMNS + columns(value, wordStart, end);
      } else {
        out.append(value, at, end);
        column += columns(value, at, end);
      }
      at = end;
    }
    return out.toString();
  }

  /** Index after the next comma or before the next white space. */
  private static int wordEnd(String value, int from) {
    int at = from;
    while (at < value.length() && !LineWrap.isSpace(value.charAt(at))) {
      if (value.charAt(at++) == ',') {
        return at;
      }
    }
    return at;
  }

  /** White space after a word counts, since it would stand on the same line. */
  private static int spaceEnd(String value, int from) {
    int at = from;
    while (at < value.length() && LineWrap.isSpace(value.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int columns(String value, int from, int to) {
    int columns = 0;
    for (int i = from; i < to; i++) {
      columns += value.charAt(i) == '\t' ? TAB_COLUMNS : 1;
    }
    return columns;
  }
}
