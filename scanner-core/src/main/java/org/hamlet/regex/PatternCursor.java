package org.hamlet.regex;

/** A place in a pattern that moves forward; knows where it is in the source for messages. */
final class PatternCursor {

  private final String text;
  private final int limit;
  private int at;

  PatternCursor(String text, int from, int limit) {
    this.text = text;
    this.at = from;
    this.limit = limit;
  }

  int position() {
    return at;
  }

  boolean atEnd() {
    return at >= limit;
  }

  /** The next character; -1 at the end. */
  int peek() {
    return at < limit ? text.charAt(at) & 0xFF : -1;
  }

  /** The character {@code ahead} places after the next one; -1 past the end. */
  int peek(int ahead) {
    return at + ahead < limit ? text.charAt(at + ahead) & 0xFF : -1;
  }

  /** Takes the next character; must not be called at the end. */
  int next() {
    return text.charAt(at++) & 0xFF;
  }

  void skip(int count) {
    at = Math.min(at + count, limit);
  }

  boolean take(String expected) {
    if (text.startsWith(expected, at) && at + expected.length() <= limit) {
      at += expected.length();
      return true;
    }
    return false;
  }

  /** The next characters, fewer at the end. */
  String ahead(int count) {
    return text.substring(at, Math.min(at + count, limit));
  }

  boolean startsWith(String expected) {
    return text.startsWith(expected, at) && at + expected.length() <= limit;
  }

  /** Everything up to the next {@code end}, which is taken too; null when there is none. */
  String takeUntil(char end, String problem) throws PatternProblem {
    int close = text.indexOf(end, at);
    if (close < 0 || close >= limit) {
      throw problem(problem);
    }
    String taken = text.substring(at, close);
    at = close + 1;
    return taken;
  }

  /** Takes blanks. */
  void skipBlanks() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  /** Takes digits of a base, at most {@code most} of them. */
  String takeDigits(int base, int most) {
    int from = at;
    while (at < limit && at - from < most && digit(text.charAt(at), base)) {
      at++;
    }
    return text.substring(from, at);
  }

  private static boolean digit(char c, int base) {
    return c < 128 && Character.digit(c, base) >= 0;
  }

  /** Goes back to an earlier place. */
  void reset(int position) {
    at = position;
  }

  PatternProblem problem(String message) {
    return new PatternProblem(message, at);
  }

  PatternProblem problem(String message, int position) {
    return new PatternProblem(message, position);
  }
}
