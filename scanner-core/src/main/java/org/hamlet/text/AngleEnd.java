package org.hamlet.text;

import java.util.Optional;

/**
 * Where angle brackets end: at the last closing bracket of the word that has the at sign, or the
 * first bracket, behind which nothing stands but further brackets and one comment.
 *
 * @param inside where the text in the brackets ends
 * @param comment the text of the comment behind them
 * @param next where the next entry begins
 */
record AngleEnd(int inside, Optional<String> comment, int next) {

  /** Of the brackets whose inside begins at {@code from}; absent when they end nowhere. */
  static Optional<AngleEnd> of(String text, int from) {
    int word = from;
    while (word < text.length() && text.charAt(word) != '@' && text.charAt(word) != '>') {
      word++;
    }
    int inside = -1;
    int closing = lastClosing(text, word);
    while (closing >= 0) {
      int behind = afterSpace(text, closing + 1);
      if (!AddressShape.isAt(text, behind, '<')) {
        return of(text, inside, word, closing);
      }
      inside = inside < 0 ? closing : inside;
      word = afterSpace(text, behind + 1);
      closing = lastClosing(text, word);
    }
    return Optional.empty();
  }

  /** The last closing bracket of a word, or the one behind it; -1 without one. */
  private static int lastClosing(String text, int word) {
    int end = word;
    while (end < text.length() && !AddressShape.isSpace(text.charAt(end))) {
      end++;
    }
    int closing = afterSpace(text, end);
    if (AddressShape.isAt(text, closing, '>')) {
      return closing;
    }
    closing = text.lastIndexOf('>', end - 1);
    return closing >= word ? closing : -1;
  }

  /** The first of the closing brackets from {@code last} back to the word that an end follows. */
  private static Optional<AngleEnd> of(String text, int inside, int word, int last) {
    for (int i = last; i >= word; i = text.lastIndexOf('>', i - 1)) {
      int comment = afterSpace(text, i + 1);
      int closed = AddressShape.commentEnd(text, comment);
      int next = afterSeparator(text, closed < 0 ? comment : closed);
      if (next >= 0) {
        Optional<String> words =
            closed < 0 ? Optional.empty() : Optional.of(text.substring(comment + 1, closed - 1));
        return Optional.of(new AngleEnd(inside < 0 ? i : inside, words, next));
      }
    }
    return Optional.empty();
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
