package org.hamlet.models.linear;

import java.util.Arrays;

/** The features that one expert sees in one message, each once. For one thread. */
final class FeatureSet implements FeatureSink {

  /** Most features of one expert in one message; those found later are left out. */
  static final int MAX_FEATURES = 8_192;

  private static final int FIRST_BUCKETS = 4_096;

  /** Hashes are spread already; the bits above these choose the bucket. */
  private static final int BUCKET_SHIFT = 15;

  /** Index into {@code hashes} plus one; at most half of them are taken. */
  private int[] buckets = new int[FIRST_BUCKETS];

  private int[] hashes = new int[FIRST_BUCKETS / 2];
  private int size;

  /** Adds a feature unless it is there or there are too many; tells whether it did. */
  boolean add(int hash) {
    int at = bucket(hash);
    if (buckets[at] != 0 || size == MAX_FEATURES) {
      return false;
    }
    if (size == hashes.length) {
      grow();
      at = bucket(hash);
    }
    hashes[size++] = hash;
    buckets[at] = size;
    return true;
  }

  @Override
  public void add(int hash, String kind, byte[] text, int from, int to) {
    add(hash);
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** The features in the order found. */
  int[] toArray() {
    return Arrays.copyOf(hashes, size);
  }

  /** Where the feature is, or where it would go. */
  private int bucket(int hash) {
    int at = hash >>> BUCKET_SHIFT & (buckets.length - 1);
    while (buckets[at] != 0 && hashes[buckets[at] - 1] != hash) {
      at = (at + 1) & (buckets.length - 1);
    }
    return at;
  }

  private void grow() {
    hashes = Arrays.copyOf(hashes, 2 * size);
    buckets = new int[4 * size];
    for (int i = 0; i < size; i++) {
      buckets[bucket(hashes[i])] = i + 1;
    }
  }
}
