package org.hamlet.regex;

import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.snapshot.SnapshotWriter;

/**
 * A set of byte values 0 to 255, immutable.
 *
 * @param a members 0 to 63, lowest bit first
 * @param b members 64 to 127
 * @param c members 128 to 191
 * @param d members 192 to 255
 */
record ByteSet(long a, long b, long c, long d) {

  /** Words of 64 bits that it takes. */
  static final int WORDS = 4;

  static final ByteSet NONE = new ByteSet(0, 0, 0, 0);
  static final ByteSet ALL = NONE.complement();
  static final ByteSet NEWLINE = single('\n');
  static final ByteSet NOT_NEWLINE = NEWLINE.complement();
  static final ByteSet DIGIT = range('0', '9');
  static final ByteSet LETTER = range('a', 'z').or(range('A', 'Z'));
  static final ByteSet WORD = LETTER.or(DIGIT).or(single('_'));

  /** Tab to carriage return (vertical tab included, as Perl since 5.18) and space. */
  static final ByteSet SPACE = range(9, 13).or(single(' '));

  /** Perl's {@code \h} below 256. */
  static final ByteSet HORIZONTAL = single(9).or(single(' ')).or(single(0xA0));

  /** Perl's {@code \v} below 256. */
  static final ByteSet VERTICAL = range(10, 13).or(single(0x85));

  private static final int CASE_BIT = 0x20;

  /** Reads one that {@link #write} wrote. */
  static ByteSet read(SnapshotReader in) throws SnapshotDamage {
    long a = in.whole();
    long b = in.whole();
    long c = in.whole();
    return new ByteSet(a, b, c, in.whole());
  }

  /** Writes it into a snapshot. */
  void write(SnapshotWriter out) {
    out.whole(a).whole(b).whole(c).whole(d);
  }

  static ByteSet single(int value) {
    return range(value, value);
  }

  /** All values from {@code low} to {@code high}; what is above 255 is left out. */
  static ByteSet range(int low, int high) {
    long[] words = new long[4];
    for (int i = low; i <= Math.min(high, 255); i++) {
      words[i >> 6] |= 1L << (i & 63);
    }
    return new ByteSet(words[0], words[1], words[2], words[3]);
  }

  boolean contains(int value) {
    return ((word(value >> 6) >>> (value & 63)) & 1) != 0;
  }

  private long word(int index) {
    return switch (index) {
      case 0 -> a;
      case 1 -> b;
      case 2 -> c;
      case 3 -> d;
      default -> throw new IllegalArgumentException("not a byte");
    };
  }

  ByteSet or(ByteSet o) {
    return new ByteSet(a | o.a, b | o.b, c | o.c, d | o.d);
  }

  ByteSet and(ByteSet o) {
    return new ByteSet(a & o.a, b & o.b, c & o.c, d & o.d);
  }

  ByteSet complement() {
    return new ByteSet(~a, ~b, ~c, ~d);
  }

  int size() {
    return Long.bitCount(a) + Long.bitCount(b) + Long.bitCount(c) + Long.bitCount(d);
  }

  /** The smallest member; -1 when there is none. */
  int first() {
    return next(0);
  }

  /** The smallest member not below {@code from}; -1 when there is none. */
  int next(int from) {
    for (int i = from; i < 256; ) {
      long rest = word(i >> 6) >>> (i & 63);
      if (rest != 0) {
        return i + Long.numberOfTrailingZeros(rest);
      }
      i = (i | 63) + 1;
    }
    return -1;
  }

  /**
   * With the other case of every letter of ISO 8859-1, as Perl's {@code /i} under {@code /aa}: no
   * ASCII letter equals one that is not ASCII.
   */
  ByteSet folded() {
    long ascii = (b | (b >>> CASE_BIT) | (b << CASE_BIT)) & LETTER.b;
    long latin = (d | (d >>> CASE_BIT) | (d << CASE_BIT)) & LATIN_LETTERS;
    return new ByteSet(a, b | ascii, c, d | latin);
  }

  /** 0xC0 to 0xDE and 0xE0 to 0xFE without the signs of multiplication and division. */
  private static final long LATIN_LETTERS = 0x7F7F_FFFF_7F7F_FFFFL;

  /** The lower-case letter when this is one ASCII letter in both cases, else -1. */
  int asciiPair() {
    if (a != 0 || c != 0 || d != 0 || Long.bitCount(b) != 2) {
      return -1;
    }
    int low = first();
    return LETTER.contains(low) && contains(low | CASE_BIT) && (low & CASE_BIT) == 0
        ? low | CASE_BIT
        : -1;
  }

  // spelled out: what the compiler makes for a record is slow until it has run for a while

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteSet o && a == o.a && b == o.b && c == o.c && d == o.d;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(((a * 31 + b) * 31 + c) * 31 + d);
  }
}
