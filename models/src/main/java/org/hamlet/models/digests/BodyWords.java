package org.hamlet.models.digests;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.hamlet.message.Bytes;

/**
 * The words of a text that tell it from others: what spam changes from message to message, such as
 * links, mail addresses and numbers, is left out.
 */
final class BodyWords {

  /** Of a longer text, in chars, the rest does not count. */
  static final int MAX_TEXT_CHARS = 100_000;

  private BodyWords() {}

  /**
   * Those words, a blank apart, in lower case.
   *
   * @param visible what a reader sees in UTF-8, the subject first, which does not count
   */
  static String of(List<Bytes> visible) {
    StringBuilder words = new StringBuilder();
    for (Bytes paragraph : visible.subList(Math.min(1, visible.size()), visible.size())) {
      int room = MAX_TEXT_CHARS - words.length();
      if (room <= 0) {
        break;
      }
      Bytes cut = paragraph.slice(0, Math.min(paragraph.length(), room));
      add(new String(cut.array(), cut.offset(), cut.length(), StandardCharsets.UTF_8), words);
    }
    return words.toString().toLowerCase(Locale.ROOT);
  }

  private static void add(String text, StringBuilder words) {
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      if (end > at && counts(text, at, end)) {
        words.append(text, at, end).append(' ');
      }
      at = end + 1;
    }
  }

  /** Not a number, a link, a mail address or a name of a host or file. */
  private static boolean counts(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean inner = i > from && i + 1 < to;
      if (Character.isDigit(c) || c == '@' || c == '/' || c == '_' || (c == '.' && inner)) {
        return false;
      }
    }
    return true;
  }
}
