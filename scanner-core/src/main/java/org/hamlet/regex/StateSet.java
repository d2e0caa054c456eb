package org.hamlet.regex;

import java.util.Arrays;

/**
 * A set of automaton states and the kind of the byte read before, packed: sorted, each as the
 * difference to the one before in groups of seven bits, since a table keeps tens of thousands of
 * such sets. Immutable.
 */
final class StateSet {

  private static final int GROUP_BITS = 7;
  private static final int MORE = 1 << GROUP_BITS;

  /** Most groups of seven bits that a difference takes. */
  private static final int GROUPS_PER_STATE = 5;

  private final byte[] packed;
  private final int count;
  private final int kind;
  private final int hash;

  /**
   * Packs a set.
   *
   * @param states sorted, no two equal, none negative
   */
  StateSet(int[] states, int kind) {
    byte[] bytes = new byte[GROUPS_PER_STATE * states.length];
    int size = 0;
    int before = 0;
    for (int state : states) {
      int rest = state - before;
      for (; rest >= MORE; rest >>>= GROUP_BITS) {
        bytes[size++] = (byte) (rest | MORE);
      }
      bytes[size++] = (byte) rest;
      before = state;
    }
    packed = Arrays.copyOf(bytes, size);
    count = states.length;
    this.kind = kind;
    hash = 31 * Arrays.hashCode(packed) + kind;
  }

  int kind() {
    return kind;
  }

  /** The states, in a new array. */
  int[] states() {
    int[] states = new int[count];
    int at = 0;
    int state = 0;
    for (int i = 0; i < count; i++) {
      int shift = 0;
      while (packed[at] < 0) {
        state += (packed[at++] & (MORE - 1)) << shift;
        shift += GROUP_BITS;
      }
      state += packed[at++] << shift;
      states[i] = state;
    }
    return states;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StateSet set && kind == set.kind && Arrays.equals(packed, set.packed);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
