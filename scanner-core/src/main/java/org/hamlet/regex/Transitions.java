package org.hamlet.regex;

import java.util.Arrays;

/**
 * The table of a deterministic automaton that grows while it is used. Rows are states, the first
 * the one at the end of a text. Threads may read {@link #table()} without a lock: an array that has
 * been left behind only lacks entries. All else is guarded by the owner's lock.
 *
 * <p>An entry takes 16 bits, for these tables are most of what a set of rules holds in memory. Rows
 * begin at multiples of four, so that half of a row's index is even and fits for all rows of a
 * table; what is odd says that an entry is no plain step.
 */
final class Transitions {

  /** Most entries; then a new table is begun. Half of an index must fit into an entry. */
  static final int MAX_ENTRIES = 1 << 17;

  /**
   * Most bytes of packed state sets; then a new table is begun. A table may have few rows and yet
   * take much memory: a set of a large automaton takes a byte for each of thousands of states.
   */
  static final int MAX_STATE_BYTES = 1 << 20;

  /** An entry that has not been worked out. It would accept and lead to 0, where no row begins. */
  static final int UNKNOWN = 1;

  private static final int FIRST_ROWS = 4;

  /** Rows begin at multiples of this. */
  private static final int ALIGNMENT = 4;

  /** The row at the end of a text. */
  static final int FIRST_ROW = ALIGNMENT;

  private final int width;
  private final NumberedSets sets = new NumberedSets();
  private volatile char[] table;

  /**
   * An empty table.
   *
   * @param classes classes of bytes
   * @param edgeKind kind of the end of the text
   */
  Transitions(int classes, int edgeKind) {
    width = (classes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    table = new char[FIRST_ROW + FIRST_ROWS * width];
    Arrays.fill(table, (char) UNKNOWN);
    rowOf(new int[0], edgeKind);
  }

  char[] table() {
    return table;
  }

  /** The row an entry leads to, as an index into the table; the entry must be plain or accept. */
  static int row(int entry) {
    return entry >>> 1 << 2;
  }

  /** The row a plain entry leads to. */
  static int rowOfPlain(int entry) {
    return entry << 1;
  }

  /** Whether the beginning of a match was reached before the byte was read. */
  static boolean accepts(int entry) {
    return (entry & 1) != 0 && entry != UNKNOWN;
  }

  /** Whether an entry was worked out and no match begins there: nearly all are such. */
  static boolean isPlain(int entry) {
    return (entry & 1) == 0;
  }

  /** Enters what was worked out. */
  int enter(int index, int row, boolean accepts) {
    int entry = row >>> 1 | (accepts ? 1 : 0);
    table[index] = (char) entry;
    return entry;
  }

  /** Whether no row may be added. */
  boolean isFull() {
    return FIRST_ROW + (sets.size() + 1) * width > MAX_ENTRIES
        || sets.packedBytes() > MAX_STATE_BYTES;
  }

  int[] states(int row) {
    return sets.states((row - FIRST_ROW) / width);
  }

  int kind(int row) {
    return sets.kind((row - FIRST_ROW) / width);
  }

  /** The row of a set of states behind a byte of some kind, a new one if need be. */
  int rowOf(int[] set, int kind) {
    int row = FIRST_ROW + sets.numberOf(set, kind) * width;
    int length = table.length;
    if (row + width > length) {
      char[] longer = Arrays.copyOf(table, length + Math.max(width, length / 2));
      Arrays.fill(longer, length, longer.length, (char) UNKNOWN);
      table = longer;
    }
    return row;
  }
}
