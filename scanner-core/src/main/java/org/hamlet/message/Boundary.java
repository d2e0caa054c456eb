package org.hamlet.message;

/** Recognises the boundary lines of one multipart (RFC 2046 section 5.1.1). */
final class Boundary {

  /** What a line is. */
  enum Kind {
    NONE,
    OPEN,
    CLOSE
  }

  private final Lines lines;
  private final String text;

  Boundary(Lines lines, String text) {
    this.lines = lines;
    this.text = text;
  }

  /** What line {@code index} is: white space may follow the boundary, nothing else. */
  Kind kind(int index) {
    if (!isPrefixOf(index)) {
      return Kind.NONE;
    }
    int at = 2 + text.length();
    boolean close = lines.at(index, at) == '-' && lines.at(index, at + 1) == '-';
    at += close ? 2 : 0;
    while (Lines.isSpace(lines.at(index, at))) {
      at++;
    }
    if (at < lines.length(index)) {
      return Kind.NONE;
    }
    return close ? Kind.CLOSE : Kind.OPEN;
  }

  /** Whether the line starts with two hyphens and the boundary. */
  boolean isPrefixOf(int index) {
    if (lines.at(index, 0) != '-' || lines.at(index, 1) != '-') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (lines.at(index, i + 2) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The first opening boundary line from {@code from} on, -1 when there is none before {@code to}.
   */
  int firstOpening(int from, int to) {
    for (int i = from; i < to; i++) {
      if (kind(i) == Kind.OPEN) {
        return i;
      }
    }
    return -1;
  }
}
