package org.hamlet.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.hamlet.message.Bytes;

/**
 * Literals found by a window of one size inside them. A bit table says whether any literal has a
 * window with this hash; the buckets of equal hash lie one after the other in one array.
 */
final class WindowTable {

  /** Largest window, in bytes. */
  private static final int MAX_WINDOW_BYTES = 4;

  private static final int MIN_HASH_BITS = 8;
  private static final int MAX_HASH_BITS = 16;

  /** Bits in the table for one literal, as a power of two: few places pass by chance. */
  private static final int SPARSE_BITS = 5;

  private final int size;
  private final int hashShift;
  private final long[] present;

  /** How many hashes are present in the words of {@link #present} before each word. */
  private final int[] rank;

  /** Pairs of literal number and offset of its window, by rank of the hash. */
  private int[][] buckets = new int[0][];

  private WindowTable(int size, int literalCount) {
    this.size = size;
    int wanted = 32 - Integer.numberOfLeadingZeros(literalCount) + SPARSE_BITS;
    int bits = Math.max(MIN_HASH_BITS, Math.min(MAX_HASH_BITS, wanted));
    hashShift = 32 - bits;
    present = new long[1 << (bits - 6)];
    rank = new int[present.length];
  }

  /** A table for each size that occurs: short literals need small windows. */
  static List<WindowTable> forAll(List<byte[]> literals) {
    List<WindowTable> tables = new ArrayList<>();
    for (int size = 1; size <= MAX_WINDOW_BYTES; size++) {
      WindowTable table = new WindowTable(size, literals.size());
      table.add(literals);
      if (table.buckets.length > 0) {
        tables.add(table);
      }
    }
    return tables;
  }

  private void add(List<byte[]> literals) {
    Map<Integer, List<int[]>> open = new HashMap<>();
    for (int number = 0; number < literals.size(); number++) {
      byte[] literal = literals.get(number);
      if (Math.min(literal.length, MAX_WINDOW_BYTES) != size) {
        continue;
      }
      int offset = emptiestWindow(literal, open);
      int hash = hash(literal, offset, size);
      open.computeIfAbsent(hash, h -> new ArrayList<>()).add(new int[] {number, offset});
    }
    fill(open);
  }

  private void fill(Map<Integer, List<int[]>> open) {
    open.keySet().forEach(hash -> present[hash >> 6] |= 1L << hash);
    for (int word = 1; word < present.length; word++) {
      rank[word] = rank[word - 1] + Long.bitCount(present[word - 1]);
    }
    buckets = new int[open.size()][];
    open.forEach(
        (hash, entries) ->
            buckets[rank(hash)] = entries.stream().flatMapToInt(Arrays::stream).toArray());
  }

  private int rank(int hash) {
    return rank[hash >> 6] + Long.bitCount(present[hash >> 6] & ((1L << hash) - 1));
  }

  private int emptiestWindow(byte[] literal, Map<Integer, List<int[]>> open) {
    int best = 0;
    int bestScore = Integer.MAX_VALUE;
    for (int offset = 0; offset + size <= literal.length; offset++) {
      int score = open.getOrDefault(hash(literal, offset, size), List.of()).size();
      if (score < bestScore) {
        best = offset;
        bestScore = score;
      }
    }
    return best;
  }

  private int hash(byte[] bytes, int offset, int size) {
    int window = 0;
    for (int i = 0; i < size; i++) {
      window = (window << 8) | (bytes[offset + i] & 0xFF);
    }
    return mix(window);
  }

  private int mix(int window) {
    return (window * 0x9E3779B1) >>> hashShift;
  }

  /** Reports every literal at least once that occurs in the text. */
  void scan(Bytes text, byte[][] literals, IntConsumer found) {
    byte[] array = text.array();
    int mask = size == MAX_WINDOW_BYTES ? -1 : (1 << (8 * size)) - 1;
    int window = 0;
    for (int i = text.offset(); i < text.end(); i++) {
      window = ((window << 8) | lower(array[i])) & mask;
      int hash = mix(window);
      if ((present[hash >> 6] & (1L << hash)) != 0 && i - text.offset() + 1 >= size) {
        verify(text, i - size + 1, hash, literals, found);
      }
    }
  }

  private void verify(Bytes text, int at, int hash, byte[][] literals, IntConsumer found) {
    int[] bucket = buckets[rank(hash)];
    for (int k = 0; k < bucket.length; k += 2) {
      byte[] literal = literals[bucket[k]];
      int start = at - bucket[k + 1];
      if (start >= text.offset()
          && start + literal.length <= text.end()
          && equal(text.array(), start, literal)) {
        found.accept(bucket[k]);
      }
    }
  }

  private static boolean equal(byte[] array, int start, byte[] literal) {
    for (int i = 0; i < literal.length; i++) {
      if (lower(array[start + i]) != (literal[i] & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b | 0x20 : b & 0xFF;
  }
}
