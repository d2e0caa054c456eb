package org.hamlet.text;

import java.util.Optional;

/**
 * Reads the tokens of an address field (RFC 5322 section 3.2) from left to right. Each method that
 * reads a token skips the white space and comments after it; it is false when there the token, or a
 * comment, was not closed, and then all of the value is read. Only the comment read last is kept.
 */
final class AddressCursor {

  private static final String SPECIALS = "()<>[]:;@\\,.\"";

  private final String value;
  private int at;
  private Optional<String> comment = Optional.empty();
  private boolean broken;

  AddressCursor(String value) {
    this.value = value;
  }

  boolean isAtEnd() {
    return at == value.length();
  }

  boolean isAt(char c) {
    return at < value.length() && value.charAt(at) == c;
  }

  /** Whether an atom begins here. */
  boolean isAtAtom() {
    return at < value.length() && isAtomText(value.charAt(at));
  }

  int position() {
    return at;
  }

  void back(int position) {
    at = position;
    comment = Optional.empty();
  }

  void forgetComment() {
    comment = Optional.empty();
  }

  /** The text of the comment read last, with what nests in it; absent when that is empty. */
  Optional<String> comment() {
    return comment;
  }

  /** Whether a sign stood here; it is passed. */
  boolean take(char c) {
    boolean there = isAt(c);
    at += there ? 1 : 0;
    return there;
  }

  /** Passes a sign, whatever it is. */
  void pass() {
    at++;
  }

  /** White space and comments; false when a comment is not closed. */
  boolean skip() {
    while (!isAtEnd()) {
      char c = value.charAt(at);
      if (c == '(') {
        if (!comment(new StringBuilder())) {
          return false;
        }
      } else if (isSpace(c)) {
        at++;
      } else {
        return true;
      }
    }
    return true;
  }

  /**
   * Compat: of a comment that is not closed the text counts as well, but for an escape at its end.
   */
  private boolean comment(StringBuilder text) {
    int depth = 0;
    do {
      char c = value.charAt(at++);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == '\\' && !isAtEnd()) {
        char escaped = value.charAt(at++);
        text.append(isAtEnd() ? "" : escaped);
      } else if (c != '\r' && c != '\n') {
        text.append(c);
      }
    } while (depth > 0 && !isAtEnd());
    String inside = text.substring(1, text.length() - (depth == 0 ? 1 : 0));
    comment = Optional.of(inside).filter(found -> !found.isEmpty());
    return depth == 0;
  }

  /** Whether a line ended, and was not escaped, in the quoted string read last. */
  boolean isBroken() {
    return broken;
  }

  /** A quoted string, without its quotes. */
  boolean quoted(StringBuilder out) {
    int end = at + 1;
    while (end < value.length() && value.charAt(end) != '"') {
      end += value.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= value.length()) {
      at = value.length();
      return false;
    }
    broken = false;
    for (int i = at + 1; i < end; i++) {
      broken |= value.charAt(i) == '\n';
      i += value.charAt(i) == '\\' ? 1 : 0;
      out.append(value.charAt(i));
    }
    at = end + 1;
    return skip();
  }

  /** A run of letters of atoms and of dots. */
  boolean dotted(StringBuilder out) {
    while (isAtAtom() || isAt('.')) {
      out.append(value.charAt(at++));
    }
    return skip();
  }

  /**
   * Atoms with dots between, around which there may be white space; the last may be a dot. False
   * when a comment behind an atom is not closed; one behind the last dot does no harm.
   */
  boolean dotAtom(StringBuilder out) {
    while (isAtAtom()) {
      while (isAtAtom()) {
        out.append(value.charAt(at++));
      }
      if (!skip()) {
        return false;
      }
      while (take('.')) {
        out.append('.');
        if (!skip()) {
          return true;
        }
      }
      if (out.charAt(out.length() - 1) != '.') {
        return true;
      }
    }
    return true;
  }

  /** A domain in square brackets, with them. */
  boolean literal(StringBuilder out) {
    int end = at + 1;
    while (end < value.length() && value.charAt(end) != ']' && value.charAt(end) != '[') {
      end += value.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= value.length() || value.charAt(end) == '[') {
      at = Math.min(end, value.length());
      return false;
    }
    out.append(value, at, end + 1);
    at = end + 1;
    return skip();
  }

  private static boolean isAtomText(char c) {
    return c > ' ' && c != 0x7f && SPECIALS.indexOf(c) < 0;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
