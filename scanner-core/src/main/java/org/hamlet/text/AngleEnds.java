package org.hamlet.text;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where angle brackets of one text end: at a closing bracket behind which nothing stands but
 * further brackets, one comment, and what ends the entry. Found for all closing brackets at once,
 * from the last to the first, so that the time is linear in the text. Confined to one thread.
 */
final class AngleEnds {

  private final String text;

  /** For each char the number of its word, words being parted by white space. */
  private final int[] words;

  /** For each word the closing bracket to prefer, in it or the next sign behind it; or -1. */
  private final int[] preferred;

  /** For each closing bracket where the entry's last one is; -1 where the entry does not end. */
  private final int[] last;

  AngleEnds(String text) {
    this.text = text;
    words = new int[text.length()];
    last = new int[text.length()];
    Arrays.fill(last, -1);
    preferred = new int[number()];
    Arrays.fill(preferred, -1);
    int behind = text.length();
    for (int i = text.length() - 1; i >= 0; i--) {
      if (!AddressShape.isSpace(text.charAt(i))) {
        see(i, behind);
        behind = i;
      }
    }
  }

  /**
   * The end of one pair of brackets.
   *
   * @param inside where the text in the brackets ends
   * @param comment the text of the comment behind them
   * @param next where the next entry begins
   */
  record End(int inside, Optional<String> comment, int next) {}

  /** Gives words their numbers; how many there are. */
  private int number() {
    int count = 0;
    boolean within = false;
    for (int i = 0; i < words.length; i++) {
      boolean space = AddressShape.isSpace(text.charAt(i));
      count += !space && !within ? 1 : 0;
      within = !space;
      words[i] = count - 1;
    }
    return count;
  }

  /** Takes a sign in; {@code behind} is the next one that is no white space. */
  private void see(int at, int behind) {
    int word = words[at];
    boolean ends = at + 1 == text.length() || AddressShape.isSpace(text.charAt(at + 1));
    if (ends && AddressShape.isAt(text, behind, '>') && last[behind] >= 0) {
      preferred[word] = behind;
    }
    if (text.charAt(at) == '>') {
      last[at] = lastOf(at, behind);
      if (last[at] >= 0 && preferred[word] < 0) {
        preferred[word] = at;
      }
    }
  }

  private int lastOf(int closing, int behind) {
    if (!AddressShape.isAt(text, behind, '<')) {
      return comment(behind) >= 0 || afterSeparator(text, behind) >= 0 ? closing : -1;
    }
    int inside = afterSpace(text, behind + 1);
    int quote = AddressShape.quoteEnd(text, inside);
    int end = quote < 0 ? -1 : closing(quote);
    if (end < 0) {
      end = closing(inside);
    }
    if (end < 0 && AddressShape.isAt(text, inside, '>')) {
      end = inside;
    }
    return end < 0 ? -1 : last[end];
  }

  /** The closing bracket to prefer for the word that begins at {@code from}; -1 without one. */
  private int closing(int from) {
    if (from >= text.length() || AddressShape.isSpace(text.charAt(from))) {
      return -1;
    }
    int end = preferred[words[from]];
    return end > from ? end : -1;
  }

  /** The end of the comment that begins here and ends an entry; -1 when there is none. */
  private int comment(int from) {
    int closed = AddressShape.commentEnd(text, from);
    return closed >= 0 && afterSeparator(text, closed) >= 0 ? closed : -1;
  }

  /**
   * The end of the brackets whose inside begins at {@code from}; absent when they end nowhere. To
   * prefer is the last closing bracket of the word that has the first at sign or closing bracket.
   */
  Optional<End> of(int from) {
    int sign = from;
    while (sign < text.length() && text.charAt(sign) != '@' && text.charAt(sign) != '>') {
      sign++;
    }
    int inside = closing(sign);
    if (inside < 0 && AddressShape.isAt(text, sign, '>') && last[sign] >= 0) {
      inside = sign;
    }
    if (inside < 0) {
      return Optional.empty();
    }
    int behind = afterSpace(text, last[inside] + 1);
    int closed = comment(behind);
    Optional<String> words =
        closed < 0 ? Optional.empty() : Optional.of(text.substring(behind + 1, closed - 1));
    int next = afterSeparator(text, closed < 0 ? behind : closed);
    return Optional.of(new End(inside, words, next));
  }

  /** Behind the comma or semicolon, or at the end of the text; -1 where something else follows. */
  static int afterSeparator(String text, int from) {
    int at = afterSpace(text, from);
    if (at >= text.length()) {
      return text.length();
    }
    return text.charAt(at) == ',' || text.charAt(at) == ';' ? at + 1 : -1;
  }

  static int afterSpace(String text, int from) {
    int at = from;
    while (at < text.length() && AddressShape.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
