package org.hamlet.content.language;

import java.util.Arrays;
import java.util.Locale;

/**
 * The n-grams of a text: for each letter its script, and one to four chars of each word with a mark
 * before and after it. A word is a run of letters; what has a digit, an at sign or the like within
 * it is none, so that addresses and links do not count. An n-gram is kept as a hash whose lowest
 * bits are its length. One thread.
 */
final class Ngrams {

  /** Longest n-gram, in chars. */
  static final int LONGEST = 4;

  /** Kinds of n-grams: those by length, and in place 0 the scripts. */
  static final int KINDS = LONGEST + 1;

  private static final int KIND_BITS = 3;
  private static final char WORD_MARK = '_';

  private int[] hashes = new int[1_024];
  private int size;

  private Ngrams() {}

  /** The hashes of all n-grams of a text, sorted. */
  static int[] sorted(String text) {
    Ngrams ngrams = new Ngrams();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      boolean word = true;
      while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
        char c = text.charAt(end++);
        word &= c < 0x80 ? isWordChar(c) : !Character.isDigit(c);
      }
      if (word && end > start) {
        ngrams.addWords(text.substring(start, end));
      }
      start = end + 1;
    }
    int[] all = Arrays.copyOf(ngrams.hashes, ngrams.size);
    Arrays.sort(all);
    return all;
  }

  /** Which kind a hash is of. */
  static int kind(int hash) {
    return hash & ((1 << KIND_BITS) - 1);
  }

  /** Letters and what is written beside words. */
  private static boolean isWordChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || "'\"().,;:!?-".indexOf(c) >= 0;
  }

  /** The words between signs. */
  private void addWords(String text) {
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !isLetter(text.charAt(i))) {
        if (i > start) {
          addWord(text.substring(start, i));
        }
        start = i + 1;
      }
    }
  }

  private static boolean isLetter(char c) {
    int type = Character.getType(c);
    return Character.isLetter(c)
        || c == '\''
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private void addWord(String word) {
    String marked = WORD_MARK + word.toLowerCase(Locale.ROOT) + WORD_MARK;
    for (int i = 1; i < marked.length() - 1; i++) {
      add(Character.UnicodeScript.of(marked.charAt(i)).name().hashCode(), 0);
    }
    for (int length = 1; length <= LONGEST; length++) {
      int first = length == 1 ? 1 : 0;
      int last = marked.length() - length - (length == 1 ? 1 : 0);
      for (int i = first; i <= last; i++) {
        add(marked, i, length);
      }
    }
  }

  private void add(String text, int from, int length) {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = hash * 0x01000193 + text.charAt(i);
    }
    add(hash, length);
  }

  private void add(int hash, int kind) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    int mixed = (hash ^ (hash >>> 15)) * 0x85ebca6b;
    hashes[size++] = (mixed ^ (mixed >>> 13)) << KIND_BITS | kind;
  }
}
