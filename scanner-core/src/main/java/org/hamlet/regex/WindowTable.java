package org.hamlet.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.message.Bytes;

/**
 * Literals found by a window of three bytes inside them, of two for those that are no longer. A
 * first bit table says whether any window ends with a pair of bytes, which few pairs of a text do
 * since the rarest are chosen; a second one whether any literal has a window with this hash. The
 * buckets of equal hash lie one after the other in one array.
 */
final class WindowTable {

  /** Largest window, in bytes. */
  static final int MAX_WINDOW_BYTES = 3;

  private static final int MIN_HASH_BITS = 6;
  private static final int MAX_HASH_BITS = 16;

  /**
   * Bits in a table for one literal, as a power of two: with 32 or more for one, at most one place
   * in 32 passes by chance. A guess; no run chose it among others.
   */
  private static final int SPARSE_BITS = 5;

  private static final int MIX = 0x9E3779B1;
  private static final int PAIR_MASK = 0xFFFF;
  private static final int WINDOW_MASK = 0xFFFFFF;

  /** Tells a window of two bytes from one of three. */
  private static final int SHORT = 1 << 24;

  /**
   * How dear it is to look at a place with a wanted pair, beside comparing a literal. A guess, from
   * what either does; a wrong one costs time alone.
   */
  private static final double PAIR_COST = 0.6;

  /** How much dearer a literal becomes with each other of its window: each is compared. */
  private static final double BESIDE_COST = 1;

  /** Every byte in lower case (ASCII). */
  private static final byte[] LOWER = new byte[256];

  static {
    for (int b = 0; b < LOWER.length; b++) {
      LOWER[b] = (byte) (b >= 'A' && b <= 'Z' ? b | 0x20 : b);
    }
  }

  private final byte[][] literals;
  private final int shift;
  private final long[] pairs;
  private final long[] present;

  /** How many hashes are present in the words of {@link #present} before each word. */
  private final int[] rank;

  /** Pairs of literal number and offset of its window, by rank of the hash. */
  private int[][] buckets = new int[0][];

  /**
   * Makes a table.
   *
   * @param literals in lower case, none shorter than two bytes
   */
  WindowTable(List<byte[]> literals) {
    this.literals = literals.toArray(byte[][]::new);
    int wanted = 32 - Integer.numberOfLeadingZeros(literals.size()) + SPARSE_BITS;
    int bits = Math.max(MIN_HASH_BITS, Math.min(MAX_HASH_BITS, wanted));
    shift = 32 - bits;
    pairs = new long[1 << (bits - 6)];
    present = new long[pairs.length];
    rank = new int[present.length];
    fill(open());
  }

  /** Gives every literal a window; those without a choice come first. */
  private Map<Integer, List<int[]>> open() {
    Map<Integer, List<int[]>> open = new HashMap<>();
    ByteFrequency frequency = new ByteFrequency();
    Integer[] order = new Integer[literals.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Integer.compare(literals[a].length, literals[b].length));
    for (int number : order) {
      byte[] literal = literals[number];
      int size = Math.min(literal.length, MAX_WINDOW_BYTES);
      int offset = cheapestWindow(literal, size, open, frequency);
      int end = offset + size;
      setBit(pairs, mix(pair(literal, end)));
      open.computeIfAbsent(hash(literal, end, size), h -> new ArrayList<>())
          .add(new int[] {number, offset});
    }
    return open;
  }

  /** The window that adds least to what a text costs. */
  private int cheapestWindow(
      byte[] literal, int size, Map<Integer, List<int[]>> open, ByteFrequency frequency) {
    int best = 0;
    double bestCost = Double.MAX_VALUE;
    for (int offset = 0; offset + size <= literal.length; offset++) {
      int end = offset + size;
      int pair = pair(literal, end);
      // windows are more common than the estimate where many choose them
      int beside = open.getOrDefault(hash(literal, end, size), List.of()).size();
      double cost = frequency.of(literal, offset, end) * (1 + beside * BESIDE_COST);
      if (!hasBit(pairs, mix(pair))) {
        cost += PAIR_COST * frequency.of(literal, end - 2, end);
      }
      if (cost < bestCost) {
        best = offset;
        bestCost = cost;
      }
    }
    return best;
  }

  private void fill(Map<Integer, List<int[]>> open) {
    open.keySet().forEach(hash -> setBit(present, hash));
    for (int word = 1; word < present.length; word++) {
      rank[word] = rank[word - 1] + Long.bitCount(present[word - 1]);
    }
    buckets = new int[open.size()][];
    open.forEach(
        (hash, entries) ->
            buckets[rank(hash)] = entries.stream().flatMapToInt(Arrays::stream).toArray());
  }

  private static void setBit(long[] table, int hash) {
    table[hash >> 6] |= 1L << hash;
  }

  private static boolean hasBit(long[] table, int hash) {
    return ((table[hash >> 6] >>> hash) & 1) != 0;
  }

  private int rank(int hash) {
    return rank[hash >> 6] + Long.bitCount(present[hash >> 6] & ((1L << hash) - 1));
  }

  private static int pair(byte[] bytes, int end) {
    return ((bytes[end - 2] & 0xFF) << 8) | (bytes[end - 1] & 0xFF);
  }

  private int hash(byte[] bytes, int end, int size) {
    int pair = pair(bytes, end);
    return mix(size == 2 ? SHORT | pair : ((bytes[end - size] & 0xFF) << 16) | pair);
  }

  private int mix(int window) {
    return (window * MIX) >>> shift;
  }

  /** Reports every literal that occurs in the text. */
  void scan(Bytes text, FoundLiterals found) {
    byte[] array = text.array();
    byte[] lower = LOWER;
    long[] wanted = pairs;
    int by = shift;
    int window = 0;
    for (int i = text.offset(), end = text.end(); i < end; i++) {
      window = (window << 8) | (lower[array[i] & 0xFF] & 0xFF);
      int hash = ((window & PAIR_MASK) * MIX) >>> by;
      if (((wanted[hash >> 6] >>> hash) & 1) != 0) {
        look(text, i + 1, window, found);
      }
    }
  }

  /** Looks for the literals that have a window which ends here. */
  private void look(Bytes text, int end, int window, FoundLiterals found) {
    int hash = mix(window & WINDOW_MASK);
    if (hasBit(present, hash)) {
      verify(text, end - MAX_WINDOW_BYTES, buckets[rank(hash)], found);
    }
    int hashOfTwo = mix(SHORT | (window & PAIR_MASK));
    if (hasBit(present, hashOfTwo)) {
      verify(text, end - 2, buckets[rank(hashOfTwo)], found);
    }
  }

  private void verify(Bytes text, int at, int[] bucket, FoundLiterals found) {
    byte[] array = text.array();
    int begin = text.offset();
    int end = text.end();
    for (int k = 0; k < bucket.length; k += 2) {
      int number = bucket[k];
      byte[] literal = literals[number];
      int start = at - bucket[k + 1];
      if (start >= begin
          && start + literal.length <= end
          && found.wants(number)
          && equal(array, start, literal)) {
        found.add(number);
      }
    }
  }

  private static boolean equal(byte[] array, int start, byte[] literal) {
    for (int i = 0; i < literal.length; i++) {
      if (LOWER[array[start + i] & 0xFF] != literal[i]) {
        return false;
      }
    }
    return true;
  }
}
