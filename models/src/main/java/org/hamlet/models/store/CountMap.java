package org.hamlet.models.store;

import java.util.Arrays;

/**
 * Counts by token key in flat arrays: 20 bytes a slot, at most seven eighths filled, so that the
 * longest journal takes 64 MB while they grow. Confined to its store's lock.
 */
final class CountMap {

  private static final long FREE = -1;
  private static final int FIRST_SLOTS = 1_024;

  private long[] keys = freeKeys(FIRST_SLOTS);
  private long[] counts = new long[FIRST_SLOTS];
  private int[] seconds = new int[FIRST_SLOTS];
  private int size;

  int size() {
    return size;
  }

  /** Where a key stands; negative when it does not. */
  int find(long key) {
    int slot = slot(key);
    return keys[slot] == key ? slot : -1;
  }

  TokenCount at(int slot) {
    return new TokenCount(
        keys[slot], (int) (counts[slot] >>> 32), (int) counts[slot], seconds[slot]);
  }

  void put(TokenCount token) {
    int slot = taken(token.key());
    counts[slot] = packed(token.spam(), token.ham());
    seconds[slot] = token.seconds();
  }

  /** Adds to what is there, which may become less than nothing. */
  void add(long key, int spam, int ham, int second) {
    int slot = taken(key);
    counts[slot] = packed((int) (counts[slot] >>> 32) + spam, (int) counts[slot] + ham);
    seconds[slot] = Math.max(seconds[slot], second);
  }

  private int taken(long key) {
    int slot = slot(key);
    if (keys[slot] == FREE) {
      if (++size > keys.length / 8 * 7) {
        grow();
        slot = slot(key);
      }
      keys[slot] = key;
    }
    return slot;
  }

  private static long packed(int spam, int ham) {
    return (long) spam << 32 | (ham & 0xFFFFFFFFL);
  }

  /** All keys, rising. */
  long[] sortedKeys() {
    long[] present = new long[size];
    int count = 0;
    for (long key : keys) {
      if (key != FREE) {
        present[count++] = key;
      }
    }
    Arrays.sort(present);
    return present;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key ^ key >>> 20) & mask;
    while (keys[slot] != FREE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldCounts = counts;
    int[] oldSeconds = seconds;
    keys = freeKeys(oldKeys.length * 2);
    counts = new long[keys.length];
    seconds = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != FREE) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
        seconds[slot] = oldSeconds[i];
      }
    }
  }

  private static long[] freeKeys(int slots) {
    long[] keys = new long[slots];
    Arrays.fill(keys, FREE);
    return keys;
  }
}
