package org.hamlet.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of a deterministic automaton that grows while it is used. Rows are states, row 0 the
 * one at the end of a text. Threads may read {@link #table()} without a lock: an array that has
 * been left behind only lacks entries. All else is guarded by the owner's lock.
 */
final class Transitions {

  /** Most entries; then a new table is begun. */
  static final int MAX_ENTRIES = 1 << 17;

  /** An entry that has not been worked out. */
  static final int UNKNOWN = 0;

  private static final int FIRST_ROWS = 4;

  private final int width;
  private final Map<StateSet, Integer> rows = new HashMap<>();
  private final List<StateSet> states = new ArrayList<>();
  private volatile int[] table;

  /**
   * An empty table.
   *
   * @param width classes of bytes
   * @param edgeKind kind of the end of the text
   */
  Transitions(int width, int edgeKind) {
    this.width = width;
    table = new int[FIRST_ROWS * width];
    rowOf(new int[0], edgeKind);
  }

  int[] table() {
    return table;
  }

  /** The row an entry leads to, as an index into the table. */
  static int row(int entry) {
    return entry >>> 2;
  }

  /** Whether the beginning of a match was reached before the byte was read. */
  static boolean accepts(int entry) {
    return (entry & 2) != 0;
  }

  /** Whether an entry was worked out and no match begins there: nearly all are such. */
  static boolean isPlain(int entry) {
    return (entry & 3) == 1;
  }

  /** Enters what was worked out. */
  int enter(int index, int row, boolean accepts) {
    int entry = (row << 2) | (accepts ? 2 : 0) | 1;
    table[index] = entry;
    return entry;
  }

  /** Whether no row may be added. */
  boolean isFull() {
    return (states.size() + 1) * width > MAX_ENTRIES;
  }

  int[] states(int row) {
    return states.get(row / width).states();
  }

  int kind(int row) {
    return states.get(row / width).kind();
  }

  /** The row of a set of states behind a byte of some kind, a new one if need be. */
  int rowOf(int[] set, int kind) {
    StateSet state = new StateSet(set, kind);
    Integer row = rows.get(state);
    if (row == null) {
      row = states.size() * width;
      rows.put(state, row);
      states.add(state);
      if (row + width > table.length) {
        table = Arrays.copyOf(table, table.length + Math.max(width, table.length / 2));
      }
    }
    return row;
  }
}
