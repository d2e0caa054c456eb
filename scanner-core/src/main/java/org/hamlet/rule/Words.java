package org.hamlet.rule;

import java.util.ArrayList;
import java.util.List;

/** White space in configuration values. */
final class Words {

  private Words() {}

  /** The words of a text; hand-written because start-up time counts. */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    int at = skipSpace(text, 0);
    while (at < text.length()) {
      int end = endOfWord(text, at);
      words.add(text.substring(at, end));
      at = skipSpace(text, end);
    }
    return words;
  }

  /** Index of the first char at or after {@code from} that is no space. */
  static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Index of the first space at or after {@code from}, else the length. */
  static int endOfWord(String text, int from) {
    int at = from;
    while (at < text.length() && !isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Whether it is one of ASCII's. */
  static boolean isLetterOrDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Perl's {@code \s} in ASCII. */
  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
