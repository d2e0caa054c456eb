package org.hamlet.regex;

/**
 * Which bytes can come at a place, and whether the end of the text can: 257 bits, since a program
 * has dozens. Immutable.
 */
final class Membership {

  /** Stands for the end of the text beside the bytes 0 to 255. */
  static final int AT_END = 256;

  /** Words of 64 bits that it takes. */
  static final int WORDS = (AT_END >> 6) + 1;

  private final long[] words = new long[WORDS];

  Membership(Follow follow) {
    for (int c = follow.set().first(); c >= 0; c = follow.set().next(c + 1)) {
      words[c >> 6] |= 1L << c;
    }
    words[AT_END >> 6] = follow.atEnd() ? 1 : 0;
  }

  /** One from its {@link #words}. */
  Membership(long[] words) {
    System.arraycopy(words, 0, this.words, 0, WORDS);
  }

  /** The bits of all bytes, then that of the end. */
  long[] words() {
    return words.clone();
  }

  /** Whether a byte, or {@link #AT_END}, is among them. */
  boolean contains(int next) {
    return ((words[next >> 6] >>> next) & 1) != 0;
  }
}
