package org.hamlet.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.hamlet.message.Bytes;

/**
 * Looks for many {@link ByteSequence}s in one pass over a text, eight or so to a machine word.
 *
 * <p>Source: G. Navarro, M. Raffinot, "Flexible Pattern Matching in Strings" (2002), section 4.3:
 * the Shift-And automaton with repeatable characters. Bit i of a word says that the steps up to i
 * have been seen and only allowed bytes since. Cost is the same for every byte of every text.
 * Immutable; thread-safe.
 */
final class SequenceIndex {

  private static final int WORD_BITS = 64;

  private final int words;
  private final long[] first;
  private final long[] last;

  /** For byte c and word w at {@code c * words + w}: steps that take c. */
  private final long[] takes;

  /** Likewise: steps behind which c may stand. */
  private final long[] passes;

  /** Pattern number of the sequence whose last step is a bit, at {@code w * 64 + bit}. */
  private final int[] patternAt;

  private SequenceIndex(List<Placed> placed, int words) {
    this.words = words;
    first = new long[words];
    last = new long[words];
    takes = new long[256 * words];
    passes = new long[256 * words];
    patternAt = new int[words * WORD_BITS];
    placed.forEach(this::enter);
  }

  /** A sequence and where its bits are. */
  private record Placed(int pattern, List<ByteSequence.Step> steps, int word, int bit) {}

  /** Collects sequences. */
  static final class Builder {
    private final List<Placed> placed = new ArrayList<>();
    private int words;
    private int nextBit = WORD_BITS;

    /** Takes a pattern when its sequence has a part that is rare enough to be worth it. */
    boolean add(int pattern, List<ByteSequence.Step> window) {
      if (!window.isEmpty()) {
        place(pattern, window);
      }
      return !window.isEmpty();
    }

    private void place(int pattern, List<ByteSequence.Step> steps) {
      if (nextBit + steps.size() > WORD_BITS) {
        words++;
        nextBit = 0;
      }
      placed.add(new Placed(pattern, steps, words - 1, nextBit));
      nextBit += steps.size();
    }

    SequenceIndex build() {
      return new SequenceIndex(placed, words);
    }
  }

  private void enter(Placed p) {
    first[p.word] |= 1L << p.bit;
    int end = p.bit + p.steps.size() - 1;
    last[p.word] |= 1L << end;
    patternAt[p.word * WORD_BITS + end] = p.pattern;
    for (int i = 0; i < p.steps.size(); i++) {
      enter(p.steps.get(i).one(), takes, p.word, p.bit + i);
      enter(p.steps.get(i).behind(), passes, p.word, p.bit + i);
    }
  }

  private void enter(ByteSet set, long[] table, int word, int bit) {
    for (int c = set.first(); c >= 0; c = set.next(c + 1)) {
      table[c * words + word] |= 1L << bit;
    }
  }

  /** What is kept while a text is read. Used for one text after the other: one thread. */
  static final class States {
    private final long[] now;
    private final long[] hits;

    private States(int words) {
      now = new long[words];
      hits = new long[words];
    }
  }

  /** Whether there is no sequence to look for. */
  boolean isEmpty() {
    return words == 0;
  }

  /** For texts to be read. */
  States states() {
    return new States(words);
  }

  /** Adds the patterns whose sequence occurs in the text. */
  void addCandidates(Bytes text, States states, BitSet result) {
    if (isEmpty()) {
      return;
    }
    for (int w = 0; w < words; w++) {
      states.now[w] = 0;
      states.hits[w] = 0;
    }
    read(text, states);
    for (int w = 0; w < words; w++) {
      for (long found = states.hits[w] & last[w]; found != 0; found &= found - 1) {
        result.set(patternAt[w * WORD_BITS + Long.numberOfTrailingZeros(found)]);
      }
    }
  }

  private void read(Bytes text, States states) {
    long[] state = states.now;
    long[] hits = states.hits;
    long[] begin = first;
    long[] take = takes;
    long[] pass = passes;
    int count = words;
    byte[] array = text.array();
    for (int i = text.offset(), end = text.end(); i < end; i++) {
      int row = (array[i] & 0xFF) * count;
      for (int w = 0; w < count; w++) {
        long before = state[w];
        long now = (((before << 1) | begin[w]) & take[row + w]) | (before & pass[row + w]);
        state[w] = now;
        hits[w] |= now;
      }
    }
  }
}
