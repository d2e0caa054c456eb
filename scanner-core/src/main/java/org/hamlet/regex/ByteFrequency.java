package org.hamlet.regex;

/**
 * How often bytes occur in mail, roughly: letters as in English, in which most mail of the public
 * corpora is. Only used to choose between filters, never for a result.
 */
final class ByteFrequency {

  /** Lower-case letters a to z, per thousand bytes. */
  private static final int[] LETTERS = {
    60, 12, 24, 28, 90, 16, 16, 30, 56, 2, 8, 32, 20, 52, 56, 18, 1, 48, 46, 64, 22, 8, 14, 3, 14, 2
  };

  private static final double PER_THOUSAND = 1000;

  private ByteFrequency() {}

  /** The part of the bytes of a text that lie in a set, from 0 to 1. */
  static double of(ByteSet set) {
    double sum = 0;
    for (int c = set.first(); c >= 0; c = c < 255 ? set.next(c + 1) : -1) {
      sum += single(c);
    }
    return Math.min(1, sum / PER_THOUSAND);
  }

  private static double single(int c) {
    if (c >= 'a' && c <= 'z') {
      return LETTERS[c - 'a'];
    } else if (c >= 'A' && c <= 'Z') {
      return LETTERS[c - 'A'] / 10.0;
    } else if (c == ' ') {
      return 150;
    } else if (c == '\n') {
      return 20;
    }
    return c > ' ' && c < 127 ? 5 : 0.5;
  }
}
