package org.hamlet.models.bayes;

/**
 * Words that begin a sentence, brought to lower case: the first letter of a line, or the one after
 * a full stop and spaces, when no other capital follows up to some space. Compat: the text looked
 * at for one sentence is not looked at again, so the next sentence may keep its capital.
 */
final class TitleCase {

  private TitleCase() {}

  static String lower(String text) {
    char[] out = null;
    int capital = 0;
    while (capital >= 0 && capital < text.length()) {
      int end = TokenOctets.isUpper(text.charAt(capital)) ? endOfSentence(text, capital + 1) : -1;
      if (end >= 0) {
        out = out == null ? text.toCharArray() : out;
        out[capital] = (char) (out[capital] + ('a' - 'A'));
      }
      capital = afterStop(text, Math.max(end, capital));
    }
    return out == null ? text : new String(out);
  }

  /** Where the text without capitals ends, at a space or the end; -1 when it is not so. */
  private static int endOfSentence(String text, int from) {
    int end = from;
    while (end < text.length() && !TokenOctets.isUpper(text.charAt(end))) {
      end++;
    }
    if (end == text.length()) {
      return end > from ? end : -1;
    }
    int space = text.lastIndexOf(' ', end - 1);
    return space > from ? space : -1;
  }

  /** The first character after a full stop and spaces, from {@code from} on; -1 for none. */
  private static int afterStop(String text, int from) {
    for (int stop = text.indexOf('.', from); stop >= 0; stop = text.indexOf('.', stop + 1)) {
      int at = stop + 1;
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      if (at > stop + 1 && at < text.length()) {
        return at;
      }
    }
    return -1;
  }
}
