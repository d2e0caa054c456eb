package org.hamlet.models.linear;

import org.hamlet.message.Bytes;

/**
 * Words of one text and each with the word before it (sparse bigrams after Yerazunis's "orthogonal
 * sparse bigrams"), case folded. Runs of characters beyond ASCII that are longer than words are
 * (Chinese, Japanese, Thai: scripts without spaces) count two characters at a time. For one thread.
 */
final class WordReader {

  /** Bytes of a word that count; the rest of a longer one is a word of its own. */
  static final int MAX_WORD_BYTES = 40;

  /** Longer runs that begin beyond ASCII are taken in pairs of characters. */
  static final int MAX_UNSPACED_BYTES = 12;

  private final FeatureSink into;
  private final String kind;
  private final int seed;
  private final int reach;

  /** Hash and start of the words just before, newest first. */
  private final int[] before;

  private final int[] starts;
  private int known;
  private int left;

  /**
   * A reader for one text, in one piece or several.
   *
   * @param kind what the features are called
   * @param seed keeps the same words of other places apart
   * @param reach how many words before a word are paired with it
   * @param most words read at most
   */
  WordReader(FeatureSink into, String kind, int seed, int reach, int most) {
    this.into = into;
    this.kind = kind;
    this.seed = seed;
    this.reach = reach;
    this.before = new int[reach];
    this.starts = new int[reach];
    this.left = most;
  }

  /** Reads the first bytes of a text; its words have no neighbours in the text before. */
  void read(Bytes text, int mostBytes) {
    known = 0;
    byte[] bytes = text.array();
    int end = Math.min(text.end(), text.offset() + mostBytes);
    int at = text.offset();
    while (at < end && left > 0) {
      if (!inWord(bytes[at] & 0xFF)) {
        at++;
        continue;
      }
      int from = at;
      int last = Math.min(end, from + MAX_WORD_BYTES);
      while (at < last && inWord(bytes[at] & 0xFF)) {
        at++;
      }
      word(bytes, from, at, at < end ? bytes[at] & 0xFF : 0);
    }
  }

  private void word(byte[] bytes, int from, int to, int following) {
    left--;
    if (to - from > MAX_UNSPACED_BYTES && bytes[from] < 0) {
      characterPairs(bytes, from, to);
    }
    int hash = Hash32.folded(bytes, from, to, seed + binding(following));
    into.add(hash, kind, bytes, from, to);
    for (int i = 0; i < known; i++) {
      into.add(Hash32.pair(before[i], hash + i * 0x1357), kind, bytes, starts[i], to);
    }
    for (int i = reach - 1; i > 0; i--) {
      before[i] = before[i - 1];
      starts[i] = starts[i - 1];
    }
    if (reach > 0) {
      before[0] = hash;
      starts[0] = from;
      known = Math.min(reach, known + 1);
    }
  }

  /** Two UTF-8 characters at a time, a step of one. */
  private void characterPairs(byte[] bytes, int from, int to) {
    int first = from;
    for (int second = nextCharacter(bytes, first, to); second < to; ) {
      int end = nextCharacter(bytes, second, to);
      into.add(Hash32.folded(bytes, first, end, seed), kind, bytes, first, end);
      first = second;
      second = end;
    }
  }

  private static int nextCharacter(byte[] bytes, int at, int to) {
    int next = at + 1;
    while (next < to && (bytes[next] & 0xC0) == 0x80) {
      next++;
    }
    return next;
  }

  /** What ends a word tells attributes, addresses and paths from prose. */
  private static int binding(int octet) {
    return switch (octet) {
      case ':', '/', '@', '=', '<', '>' -> octet;
      default -> 0;
    };
  }

  private static boolean inWord(int octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9')
        || octet >= 0x80
        || octet == '$'
        || octet == '\''
        || octet == '-'
        || octet == '!'
        || octet == '%';
  }
}
