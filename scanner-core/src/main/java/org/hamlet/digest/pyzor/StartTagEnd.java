package org.hamlet.digest.pyzor;

import java.util.Locale;

/**
 * Where a start tag ends, as Python's parser sees it: behind its attributes, whose quoted values
 * may hold {@code >}.
 *
 * @param at index behind the tag; -1 when it has no end
 * @param name of the element, lower case
 * @param closed whether it ends with {@code />}
 * @param wellFormed whether a {@code >} ends it; else what was read is text
 */
record StartTagEnd(int at, String name, boolean closed, boolean wellFormed) {

  private static final int ENDLESS = -1;

  /** Finds the end of the tag whose {@code <} is at {@code start}. */
  static StartTagEnd find(String html, int start) {
    int nameEnd = nameEnd(html, start + 1);
    String name = html.substring(start + 1, nameEnd).toLowerCase(Locale.ROOT);
    int at = attributesEnd(html, nameEnd);
    if (at >= html.length()) {
      return new StartTagEnd(ENDLESS, name, false, false);
    }
    char next = html.charAt(at);
    if (next == '>') {
      return new StartTagEnd(at + 1, name, html.charAt(at - 1) == '/', true);
    }
    if (next == '/' && html.startsWith("/>", at)) {
      return new StartTagEnd(at + 2, name, true, true);
    }
    boolean unfinished = next == '/' || next == '=' || isLetter(next);
    return new StartTagEnd(unfinished ? ENDLESS : at, name, false, false);
  }

  /** Where the name that begins there ends. */
  static int nameEnd(String html, int from) {
    int at = from;
    while (at < html.length() && "\t\n\r\f />\0".indexOf(html.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static int attributesEnd(String html, int from) {
    int at = from;
    while (at < html.length() && (html.charAt(at) == '/' || isSpace(html.charAt(at)))) {
      at++;
    }
    while (at < html.length() && mayBeginAttribute(html, at)) {
      at++;
      while (at < html.length()
          && "/=>".indexOf(html.charAt(at)) < 0
          && !isSpace(html.charAt(at))) {
        at++;
      }
      at = afterGap(html, afterValue(html, at));
    }
    return afterSpaces(html, at);
  }

  private static boolean mayBeginAttribute(String html, int at) {
    char before = html.charAt(at - 1);
    char c = html.charAt(at);
    return (before == '\'' || before == '"' || before == '/' || isSpace(before))
        && c != '/'
        && c != '>'
        && !isSpace(c);
  }

  /** Behind {@code = value}; {@code from} when there is none, or a quoted one without end. */
  private static int afterValue(String html, int from) {
    int sign = afterSpaces(html, from);
    int equals = sign;
    while (equals < html.length() && html.charAt(equals) == '=') {
      equals++;
    }
    if (equals == sign) {
      return from;
    }
    int value = afterSpaces(html, equals);
    if (value < html.length() && (html.charAt(value) == '"' || html.charAt(value) == '\'')) {
      int close = html.indexOf(html.charAt(value), value + 1);
      if (close >= 0) {
        return afterSpaces(html, close + 1);
      }
      if (value > equals) {
        return value;
      }
      if (equals == sign + 1) {
        return from;
      }
      value = equals - 1;
    }
    while (value < html.length() && html.charAt(value) != '>' && !isSpace(html.charAt(value))) {
      value++;
    }
    return afterSpaces(html, value);
  }

  /** Behind white space and slashes, but not behind that of {@code />}. */
  private static int afterGap(String html, int from) {
    int at = from;
    while (at < html.length()
        && (isSpace(html.charAt(at)) || (html.charAt(at) == '/' && !html.startsWith("/>", at)))) {
      at++;
    }
    return at;
  }

  private static int afterSpaces(String html, int from) {
    int at = from;
    while (at < html.length() && isSpace(html.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(char c) {
    return PyzorLines.isSpace(c);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
