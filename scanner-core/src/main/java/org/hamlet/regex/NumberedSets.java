package org.hamlet.regex;

import java.util.Arrays;

/**
 * Sets of automaton states, each with the kind of the byte read before, numbered in the order in
 * which they were first met. A pattern may have thousands: they lie packed in one array, a set its
 * kind and then its sorted states, each as the difference to the one before, in groups of seven
 * bits. One thread at a time.
 */
final class NumberedSets {

  private static final int GROUP_BITS = 7;
  private static final int MORE = 1 << GROUP_BITS;

  /** Most groups of seven bits that a number takes. */
  private static final int GROUPS = 5;

  private static final int FIRST_SLOTS = 16;

  private byte[] packed = new byte[FIRST_SLOTS * GROUPS];

  /** Where each set ends in the packed bytes, and the next begins. */
  private int[] ends = new int[FIRST_SLOTS / 2];

  private int size;

  /** Numbers plus one, each at the first free slot from its hash code on; at most half are used. */
  private int[] slots = new int[FIRST_SLOTS];

  int size() {
    return size;
  }

  /** Bytes that all sets take together. */
  int packedBytes() {
    return begin(size);
  }

  /**
   * The number of a set, the next one if it is new.
   *
   * @param states sorted, no two equal, none negative
   * @param kind not negative
   */
  int numberOf(int[] states, int kind) {
    int begin = begin(size);
    int end = pack(states, kind, begin);
    int slot = slotOf(begin, end);
    if (slots[slot] == 0) {
      if (size == ends.length) {
        grow();
        slot = slotOf(begin, end);
      }
      ends[size++] = end;
      slots[slot] = size;
    }
    return slots[slot] - 1;
  }

  int kind(int number) {
    int kind = 0;
    int shift = 0;
    int at = begin(number);
    for (; packed[at] < 0; at++) {
      kind |= (packed[at] & (MORE - 1)) << shift;
      shift += GROUP_BITS;
    }
    return kind | packed[at] << shift;
  }

  /** The states of a set, in a new array. */
  int[] states(int number) {
    int at = begin(number);
    while (packed[at++] < 0) {
      // the kind
    }
    int end = ends[number];
    int[] states = new int[end - at];
    int count = 0;
    int state = 0;
    while (at < end) {
      int shift = 0;
      while (packed[at] < 0) {
        state += (packed[at++] & (MORE - 1)) << shift;
        shift += GROUP_BITS;
      }
      state += packed[at++] << shift;
      states[count++] = state;
    }
    return Arrays.copyOf(states, count);
  }

  private int begin(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  /** Packs a set behind all others, where it does not count yet, and tells where it ends. */
  private int pack(int[] states, int kind, int begin) {
    int most = begin + GROUPS * (states.length + 1);
    if (most > packed.length) {
      packed = Arrays.copyOf(packed, Math.max(most, packed.length + packed.length / 2));
    }
    int end = pack(kind, begin);
    int before = 0;
    for (int state : states) {
      end = pack(state - before, end);
      before = state;
    }
    return end;
  }

  private int pack(int number, int begin) {
    int at = begin;
    int rest = number;
    for (; rest >= MORE; rest >>>= GROUP_BITS) {
      packed[at++] = (byte) (rest | MORE);
    }
    packed[at++] = (byte) rest;
    return at;
  }

  /** Where the packed set is, or where it belongs. */
  private int slotOf(int begin, int end) {
    int mask = slots.length - 1;
    int hash = 1;
    for (int i = begin; i < end; i++) {
      hash = 31 * hash + packed[i];
    }
    int slot = (hash ^ hash >>> 16) & mask;
    while (slots[slot] != 0 && !holds(slots[slot] - 1, begin, end)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private boolean holds(int number, int begin, int end) {
    return Arrays.equals(packed, begin(number), ends[number], packed, begin, end);
  }

  private void grow() {
    ends = Arrays.copyOf(ends, 2 * size);
    slots = new int[2 * slots.length];
    for (int i = 0; i < size; i++) {
      slots[slotOf(begin(i), ends[i])] = i + 1;
    }
  }
}
