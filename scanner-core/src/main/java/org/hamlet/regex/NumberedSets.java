package org.hamlet.regex;

import java.util.Arrays;

/**
 * Sets of states, numbered in the order in which they were first met. A pattern may have thousands:
 * the numbers are kept in one array where a map would take an object more for each. One thread at a
 * time.
 */
final class NumberedSets {

  private static final int FIRST_SLOTS = 16;

  private StateSet[] sets = new StateSet[FIRST_SLOTS / 2];
  private int size;

  /** Numbers plus one, each at the first free slot from its hash code on; at most half are used. */
  private int[] slots = new int[FIRST_SLOTS];

  int size() {
    return size;
  }

  StateSet get(int number) {
    return sets[number];
  }

  /** The number of a set; {@link #size()} as it was before if the set is new. */
  int numberOf(StateSet set) {
    int slot = slotOf(set);
    if (slots[slot] == 0) {
      if (size == sets.length) {
        grow();
        slot = slotOf(set);
      }
      sets[size++] = set;
      slots[slot] = size;
    }
    return slots[slot] - 1;
  }

  /** Where a set is, or where it belongs. */
  private int slotOf(StateSet set) {
    int mask = slots.length - 1;
    int hash = set.hashCode();
    int slot = (hash ^ hash >>> 16) & mask;
    while (slots[slot] != 0 && !sets[slots[slot] - 1].equals(set)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    sets = Arrays.copyOf(sets, 2 * size);
    slots = new int[2 * slots.length];
    for (int i = 0; i < size; i++) {
      slots[slotOf(sets[i])] = i + 1;
    }
  }
}
