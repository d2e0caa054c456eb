package org.hamlet.regex;

import java.util.Arrays;

/**
 * How often bytes occur in mail, and pairs of them: counted in every seventh message of the
 * SpamAssassin public corpus, in small letters. Only used to choose between filters, never for a
 * result.
 */
final class ByteFrequency {

  /** Lower-case letters a to z, per thousand bytes. */
  private static final int[] LETTERS = {
    60, 12, 24, 28, 90, 16, 16, 30, 56, 2, 8, 32, 20, 52, 56, 18, 1, 48, 46, 64, 22, 8, 14, 3, 14, 2
  };

  private static final double PER_THOUSAND = 1000;

  /** The pairs that occur most, in order. */
  private static final String COMMON =
      "  ine ortherreon tt ntst00co aom--mafo s: s anheliend te iales f wne>\n><isceveedet"
          + ", ro</toas\n r at <se__it bn  c.couarsiiltileai oy long=\"rissca20de=3ec ( m hidwig "
          + "\n\nnd\" ht 2m mehofr3dtpo hatapaicosel peit.02sprgll egeurl ttiv.1e=\">> lah  lioac"
          + "amusoc\n<norssaa ig2  \n rrap so d 1eabetrchr>s.otade.imsupeww.nns10hiol//p:mictdi:/"
          + ".0.o y.  nagd\"of\nr) t>0 yo0.ul<buntd/t g; boncf prd:exeercn.efby1.dabsgie:op<tckpl"
          + "we11nautt=t-rkbrshbl0\n==morddtabff)\nugghieub<fpo/fiadoowhr12lh\n\tiflyr=em -01.s"
          + "\n>o:tskefiiztuue8.ep-tscm/";

  /** The part that the first of the pairs listed has, and about what the last has. */
  private static final double MOST = 0.01;

  private static final double LEAST = 0.001;

  /** Between them the part falls about as 1 / (rank + this). */
  private static final double FALL = 25;

  /** Each of these pairs, and behind it in the low half its place, from 1; in order. */
  private static final int[] RANKS = ranks();

  private static int[] ranks() {
    int[] ranks = new int[COMMON.length() / 2];
    for (int rank = 0; rank < ranks.length; rank++) {
      ranks[rank] = key(COMMON.charAt(2 * rank), COMMON.charAt(2 * rank + 1)) + rank + 1;
    }
    Arrays.sort(ranks);
    return ranks;
  }

  private static int key(int one, int next) {
    return (one << 24) | (next << 16);
  }

  /** The place of a pair among the common ones, from 1; 0 for all others. */
  private static int rank(int one, int next) {
    int key = key(one, next);
    int at = ~Arrays.binarySearch(RANKS, key);
    return at < RANKS.length && (RANKS[at] & 0xFFFF0000) == key ? RANKS[at] & 0xFFFF : 0;
  }

  private static float ofPair(int one, int next) {
    int rank = rank(one, next) - 1;
    return (float)
        (rank < 0
            ? Math.min(LEAST, of(one) * of(next))
            : LEAST + (MOST - LEAST) * FALL / (rank + FALL));
  }

  /** At which part of the places of a text these bytes can be expected, two or more. */
  double of(byte[] bytes, int from, int to) {
    double expected = 1;
    for (int i = from; i + 1 < to; i++) {
      double before = i == from ? 1 : of(bytes[i] & 0xFF);
      expected *= ofPair(bytes[i] & 0xFF, bytes[i + 1] & 0xFF) / before;
    }
    return Math.min(1, expected);
  }

  /** The part of the bytes of a text that lie in a set, from 0 to 1. */
  static double of(ByteSet set) {
    double sum = 0;
    for (int c = set.first(); c >= 0; c = set.next(c + 1)) {
      sum += single(c);
    }
    return Math.min(1, sum / PER_THOUSAND);
  }

  /** The part of the bytes of a text that are this one. */
  static double of(int value) {
    return single(value) / PER_THOUSAND;
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
