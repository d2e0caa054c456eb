package org.hamlet.models.digests;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.digest.shared.SharedDigest;

/**
 * The sketches of texts that are known, to find the one most like another. All are looked at, eight
 * slots at a time: 15,000 of them are a megabyte. One thread.
 */
final class SketchIndex {

  /** So many of 64 slots must be equal; docs/decisions/0014 tells what chose it. */
  static final int LEAST_EQUAL = 32;

  private static final int WORDS = SharedDigest.Kind.BODY.bytes() / Long.BYTES;
  private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;

  private final Map<SharedDigest, Integer> places = new HashMap<>();
  private SharedDigest[] digests = new SharedDigest[16];
  private long[] slots = new long[16 * WORDS];
  private int size;

  /**
   * One that is like another.
   *
   * @param equal how many slots are equal
   */
  record Like(SharedDigest digest, int equal) {

    double similarity() {
      return (double) equal / SharedDigest.Kind.BODY.bytes();
    }
  }

  void add(SharedDigest digest) {
    if (places.putIfAbsent(digest, size) != null) {
      return;
    }
    if (size == digests.length) {
      digests = Arrays.copyOf(digests, 2 * size);
      slots = Arrays.copyOf(slots, 2 * size * WORDS);
    }
    digests[size] = digest;
    System.arraycopy(words(digest), 0, slots, size * WORDS, WORDS);
    size++;
  }

  void remove(SharedDigest digest) {
    Integer place = places.remove(digest);
    if (place == null) {
      return;
    }
    size--;
    if (place < size) {
      digests[place] = digests[size];
      System.arraycopy(slots, size * WORDS, slots, place * WORDS, WORDS);
      places.put(digests[place], place);
    }
  }

  void clear() {
    places.clear();
    size = 0;
  }

  /** Those that are like it, the one most like it first, and of equals the one added first. */
  List<Like> like(SharedDigest digest) {
    long[] wanted = words(digest);
    List<Like> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int equal = 0;
      for (int w = 0; w < WORDS; w++) {
        equal += equalBytes(wanted[w], slots[i * WORDS + w]);
      }
      if (equal >= LEAST_EQUAL) {
        all.add(new Like(digests[i], equal));
      }
    }
    all.sort(Comparator.comparingInt(Like::equal).reversed());
    return all;
  }

  /** How many of eight bytes are equal: those that are zero where both differ. */
  static int equalBytes(long a, long b) {
    long differing = a ^ b;
    long zeroes = ~(((differing & LOW_BITS) + LOW_BITS) | differing | LOW_BITS);
    return Long.bitCount(zeroes);
  }

  private static long[] words(SharedDigest digest) {
    long[] words = new long[WORDS];
    ByteBuffer.wrap(digest.bytes()).asLongBuffer().get(words);
    return words;
  }
}
