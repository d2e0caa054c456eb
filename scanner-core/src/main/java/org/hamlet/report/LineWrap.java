package org.hamlet.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text at white space. Compat: white space that no longer fits goes to the next line, in
 * front of its first word; lengths count bytes.
 */
final class LineWrap {

  private final String prefix;
  private final int width;
  private final boolean overflow;

  /**
   * A way to wrap.
   *
   * @param prefix stands before every line but the first, and counts
   * @param width widest line, in bytes
   * @param overflow whether the word that crosses the width stays on its line
   */
  LineWrap(String prefix, int width, boolean overflow) {
    this.prefix = prefix;
    this.width = width;
    this.overflow = overflow;
  }

  /**
   * The text with line ends put in.
   *
   * @param taken how much of the first line is taken already, in bytes
   */
  String wrap(String text, int taken) {
    StringBuilder out = new StringBuilder(text.length());
    int lineStart = 0;
    int length = taken;
    for (String token : tokens(text)) {
      boolean full = overflow ? length > width : length + token.length() > width;
      if (full && out.length() > lineStart) {
        trimEnd(out, lineStart);
        out.append('\n');
        lineStart = out.length();
        out.append(prefix);
        length = prefix.length();
      }
      out.append(token);
      length += token.length();
    }
    return out.toString();
  }

  private static void trimEnd(StringBuilder out, int from) {
    int end = out.length();
    while (end > from && isSpace(out.charAt(end - 1))) {
      end--;
    }
    out.setLength(end);
  }

  /** Words and the white space between them, in order. */
  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= text.length(); i++) {
      if (i == text.length() || isSpace(text.charAt(i)) != isSpace(text.charAt(from))) {
        tokens.add(text.substring(from, i));
        from = i;
      }
    }
    return tokens;
  }

  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
