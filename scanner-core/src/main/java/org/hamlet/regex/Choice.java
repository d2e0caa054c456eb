package org.hamlet.regex;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several ways to go on, in order of preference. Those that cannot succeed with the byte that comes
 * next are passed over: by asking each, or where there are many by a table. Immutable.
 */
final class Choice {

  /** Byte value that stands for the end of the text. */
  static final int AT_END = 256;

  private static final int MIN_WAYS_FOR_TABLE = 8;

  private final int[] targets;

  /** Which next bytes a way can succeed with. */
  private final boolean[][] viable;

  /** The ways by next byte; empty when each is asked. */
  private final int[][] table;

  Choice(int[] targets, boolean[][] viable) {
    this.targets = targets;
    this.viable = viable;
    this.table = targets.length < MIN_WAYS_FOR_TABLE ? new int[0][] : table(viable);
  }

  private static int[][] table(boolean[][] viable) {
    int[][] table = new int[AT_END + 1][];
    Map<List<Integer>, int[]> rows = new LinkedHashMap<>();
    for (int next = 0; next <= AT_END; next++) {
      List<Integer> ways = new ArrayList<>();
      for (int way = 0; way < viable.length; way++) {
        if (viable[way][next]) {
          ways.add(way);
        }
      }
      table[next] =
          rows.computeIfAbsent(ways, w -> w.stream().mapToInt(Integer::intValue).toArray());
    }
    return table;
  }

  /** The first way at or after {@code from} in the row of this byte; -1 when there is none. */
  int first(int from, int next) {
    if (table.length > 0) {
      return from < table[next].length ? from : -1;
    }
    for (int way = from; way < viable.length; way++) {
      if (viable[way][next]) {
        return way;
      }
    }
    return -1;
  }

  /** Where a way found by {@link #first} goes. */
  int target(int way, int next) {
    return targets[table.length > 0 ? table[next][way] : way];
  }
}
