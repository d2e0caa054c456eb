package org.hamlet.regex;

import java.util.List;
import org.hamlet.verdict.LimitReached;

/**
 * A pattern taken apart: {@code /body/mods}, {@code m;body;mods}, {@code m{body}mods} and the like.
 *
 * <p>Source: SpamAssassin 4.0.1 behaviour. {@code m} or {@code qr} may be followed by any character
 * that is no word character, a space included; brackets close with their partner. Inside a body
 * closed by the character that opened it that character must be escaped.
 *
 * @param text as written
 * @param bodyStart offset of the body
 * @param bodyEnd offset of the closing delimiter
 */
record PatternSource(String text, int bodyStart, int bodyEnd) {

  /** Longest pattern taken, in characters; the largest shipped by SpamAssassin has 224,000. */
  static final int MAX_PATTERN_CHARS = 1 << 20;

  static PatternSource split(String text) throws PatternProblem {
    checkLength(text);
    int open = openingDelimiter(text);
    char close = closing(text.charAt(open));
    int end = text.lastIndexOf(close);
    if (end <= open) {
      throw new PatternProblem("no closing delimiter " + close, text.length());
    }
    if (close == text.charAt(open)) {
      rejectInnerDelimiter(text, open + 1, end, close);
    }
    for (int i = end + 1; i < text.length(); i++) {
      char mod = text.charAt(i);
      if (mod < 'a' || mod > 'z' || mod == 'e') {
        throw new PatternProblem("invalid end delimiter or modifier", i);
      }
    }
    rejectCode(text, open + 1, end);
    return new PatternSource(text, open + 1, end);
  }

  /** A body without delimiters and modifiers. */
  static PatternSource bare(String body) throws PatternProblem {
    checkLength(body);
    PatternSource source = new PatternSource(body, 0, body.length());
    source.rejectAlwaysMatching();
    rejectCode(body, 0, body.length());
    return source;
  }

  /** The letters behind the closing delimiter. */
  String modifiers() {
    return bodyEnd < text.length() ? text.substring(bodyEnd + 1) : "";
  }

  private static void checkLength(String text) throws PatternProblem {
    if (text.length() > MAX_PATTERN_CHARS) {
      throw new PatternProblem(
          "pattern longer than " + MAX_PATTERN_CHARS + " characters",
          MAX_PATTERN_CHARS,
          LimitReached.of(PatternSource.class, "MAX_PATTERN_CHARS", MAX_PATTERN_CHARS, "chars"));
    }
  }

  private static int openingDelimiter(String text) throws PatternProblem {
    int open = text.startsWith("/") ? 0 : text.startsWith("qr") ? 2 : text.startsWith("m") ? 1 : -1;
    if (open < 0 || open >= text.length() || isWord(text.charAt(open))) {
      throw new PatternProblem("missing delimiters of a pattern", 0);
    }
    return open;
  }

  private static char closing(char open) {
    return switch (open) {
      case '{' -> '}';
      case '(' -> ')';
      case '[' -> ']';
      case '<' -> '>';
      default -> open;
    };
  }

  private static void rejectInnerDelimiter(String text, int from, int to, char delimiter)
      throws PatternProblem {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == delimiter) {
        throw new PatternProblem("unquoted delimiter " + delimiter, i);
      }
    }
  }

  /** Refuses a body without text, and one with an alternative without text. */
  void rejectAlwaysMatching() throws PatternProblem {
    int from = bodyStart;
    int to = bodyEnd;
    if (from == to) {
      throw new PatternProblem("pattern is empty and always matches", from);
    }
    if (text.charAt(from) == '|') {
      throw new PatternProblem("pattern begins with | and always matches", from);
    }
    if (text.charAt(to - 1) == '|' && (to - from < 2 || text.charAt(to - 2) != '\\')) {
      throw new PatternProblem("pattern ends with | and always matches", to - 1);
    }
    int empty = text.indexOf("||", from);
    if (empty >= 0 && empty + 1 < to && (empty == from || text.charAt(empty - 1) != '\\')) {
      throw new PatternProblem("pattern contains || and always matches", empty);
    }
  }

  /** Refused wherever the characters occur, as SpamAssassin does. */
  private static void rejectCode(String text, int from, int to) throws PatternProblem {
    for (String code : List.of("(?{", "(??{")) {
      int at = text.indexOf(code, from);
      if (at >= 0 && at < to) {
        throw new PatternProblem("code in a pattern: " + code, at);
      }
    }
  }

  private static boolean isWord(char c) {
    return c < 128 && ByteSet.WORD.contains(c);
  }
}
