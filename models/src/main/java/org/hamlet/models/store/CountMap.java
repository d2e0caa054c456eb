package org.hamlet.models.store;

import java.util.Arrays;

/**
 * Counts by token key in flat arrays: 20 bytes a slot, at most three quarters filled. Confined to
 * its store's lock.
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
    int slot = slot(token.key());
    if (keys[slot] == FREE) {
      if (++size * 4 > keys.length * 3) {
        grow();
        slot = slot(token.key());
      }
      keys[slot] = token.key();
    }
    counts[slot] = (long) token.spam() << 32 | token.ham();
    seconds[slot] = token.seconds();
  }

  /** All tokens by rising key. */
  TokenCount[] sorted() {
    long[] present = Arrays.stream(keys).filter(key -> key != FREE).sorted().toArray();
    return Arrays.stream(present).mapToObj(key -> at(find(key))).toArray(TokenCount[]::new);
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
    TokenCount[] all = sorted();
    keys = freeKeys(keys.length * 2);
    counts = new long[keys.length];
    seconds = new int[keys.length];
    for (TokenCount token : all) {
      int slot = slot(token.key());
      keys[slot] = token.key();
      counts[slot] = (long) token.spam() << 32 | token.ham();
      seconds[slot] = token.seconds();
    }
  }

  private static long[] freeKeys(int slots) {
    long[] keys = new long[slots];
    Arrays.fill(keys, FREE);
    return keys;
  }
}
