package org.hamlet.models.starter;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a text as features, in lower case. Numbers count by their length alone. Scripts
 * written without spaces, and Hangul, whose endings vary, count two and three characters at a time.
 */
final class TextWords {

  /** Chars of a word; a longer one is cut here. */
  static final int MAX_WORD_CHARS = 40;

  private TextWords() {}

  /**
   * Adds the first words of a text.
   *
   * @param prefix tells the same words of different places apart
   * @param most words taken
   * @return how many were taken
   */
  static int add(String text, String prefix, int most, Set<String> into) {
    int taken = 0;
    int at = 0;
    while (at < text.length() && taken < most) {
      if (!inWord(text.charAt(at))) {
        at++;
        continue;
      }
      int from = at;
      boolean unspaced = unspaced(text.charAt(at));
      while (at < text.length()
          && at - from < MAX_WORD_CHARS
          && inWord(text.charAt(at))
          && unspaced(text.charAt(at)) == unspaced) {
        at++;
      }
      taken++;
      if (unspaced) {
        neighbours(text.substring(from, at), prefix, into);
      } else {
        word(text.substring(from, at).toLowerCase(Locale.ROOT), prefix, into);
      }
    }
    return taken;
  }

  private static void word(String raw, String prefix, Set<String> into) {
    int from = 0;
    int to = raw.length();
    while (from < to && isEdge(raw.charAt(from))) {
      from++;
    }
    while (to > from && isEdge(raw.charAt(to - 1))) {
      to--;
    }
    if (from < to) {
      String word = raw.substring(from, to);
      boolean number = word.chars().allMatch(c -> c >= '0' && c <= '9');
      into.add(prefix + (number ? "number of " + word.length() : word));
    }
  }

  private static void neighbours(String run, String prefix, Set<String> into) {
    for (int i = 0; i + 2 <= run.length(); i++) {
      into.add(prefix + run.substring(i, i + 2));
      if (i + 3 <= run.length()) {
        into.add(prefix + run.substring(i, i + 3));
      }
    }
  }

  private static boolean isEdge(char c) {
    return c == '-' || c == '\'';
  }

  private static boolean inWord(char c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || c == '$'
        || c == '%'
        || c == '!'
        || isEdge(c);
  }

  private static boolean unspaced(char c) {
    if (c < '\u0E00') {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(c);
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, THAI -> true;
      default -> false;
    };
  }
}
