package org.hamlet.text.html;

import java.util.BitSet;
import java.util.Map;

/**
 * Words that a tag or a comment breaks in two, as SpamAssassin 4.0.1 counts them: {@code
 * obfuscation_ratio} all of them by the tags, {@code backhair_count} how many pairs of lengths
 * broken short words have. Used for one text.
 */
final class BrokenWords {

  /** Compat: longer halves are no backhair. */
  private static final int LONGEST_HALF = 7;

  private final BitSet lengths = new BitSet();
  private String before = "";
  private boolean beforeUnicode;
  private int count;

  /**
   * A text between two tags.
   *
   * @param folded its white space folded
   * @param shown the same as it is shown
   * @param unicode Compat: Perl knows the spaces and letters of Latin-1 only in texts that it holds
   *     in UTF-8, which are those with other characters
   */
  void text(String folded, String shown, boolean unicode) {
    if (endsInWord(before, beforeUnicode) && startsWord(folded, unicode)) {
      count++;
      int left = shortEnd(before, beforeUnicode);
      int right = shortStart(folded, unicode);
      if (left > 0 && right > 0) {
        lengths.set((left - 1) * LONGEST_HALF + right - 1);
      }
    }
    before = shown;
    beforeUnicode = unicode;
  }

  /** A tag that no word goes on beyond. */
  void lineBreak() {
    before = "";
  }

  /** Puts the metrics into {@code numbers}; what was not seen has none. */
  void numbers(Map<String, Double> numbers, int tags) {
    if (tags > 0 && count > 0) {
      numbers.put("obfuscation_ratio", (double) count / tags);
    }
    if (!lengths.isEmpty()) {
      numbers.put("backhair_count", (double) lengths.cardinality());
    }
  }

  private static boolean startsWord(String text, boolean unicode) {
    return !text.isEmpty() && isWordPart(text.charAt(0), unicode);
  }

  private static boolean endsInWord(String text, boolean unicode) {
    return !text.isEmpty() && isWordPart(text.charAt(text.length() - 1), unicode);
  }

  /** Length of the longest short end of the text that begins at a word's edge; 0 for none. */
  private static int shortEnd(String text, boolean unicode) {
    int longest = 0;
    for (int n = 1; n <= Math.min(LONGEST_HALF, text.length()); n++) {
      int at = text.length() - n;
      if (!isWordPart(text.charAt(at), unicode)) {
        break;
      }
      longest = isEdge(text, at, unicode) ? n : longest;
    }
    return longest;
  }

  private static int shortStart(String text, boolean unicode) {
    int longest = 0;
    for (int n = 1; n <= Math.min(LONGEST_HALF, text.length()); n++) {
      if (!isWordPart(text.charAt(n - 1), unicode)) {
        break;
      }
      longest = isEdge(text, n, unicode) ? n : longest;
    }
    return longest;
  }

  private static boolean isEdge(String text, int at, boolean unicode) {
    boolean left = at > 0 && isLetter(text.charAt(at - 1), unicode);
    return left != (at < text.length() && isLetter(text.charAt(at), unicode));
  }

  /** {@code \w} of Perl. */
  private static boolean isLetter(char c, boolean unicode) {
    return c < 0x80
        ? Chars.isLetter(c) || Chars.isDigit(c) || c == '_'
        : unicode && Character.isLetterOrDigit(c);
  }

  /** Whether it is neither white space nor ASCII punctuation. */
  private static boolean isWordPart(char c, boolean unicode) {
    if (c >= 0x80) {
      return (!unicode && c <= 0xFF) || !Whitespace.isSpace(c);
    }
    return Chars.isLetter(c) || Chars.isDigit(c) || (!Chars.isSpace(c) && (c < ' ' || c == 0x7F));
  }
}
