package org.hamlet.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.snapshot.SnapshotWriter;

/**
 * Several ways to go on, in order of preference. Those that cannot succeed with the byte that comes
 * next are passed over: by asking each, or where there are many by a table. Immutable.
 */
final class Choice {

  private static final int MIN_WAYS_FOR_TABLE = 8;
  private static final short[] NO_TABLE = {};

  private final int[] targets;

  /** Which next bytes a way can succeed with. */
  private final Membership[] viable;

  /** By next byte a row of {@link #rows}; empty when each way is asked. */
  private final short[] rowOf;

  /** The ways that can succeed. */
  private final int[][] rows;

  Choice(int[] targets, Membership[] viable) {
    this.targets = targets;
    boolean small = targets.length < MIN_WAYS_FOR_TABLE;
    this.viable = small ? viable : new Membership[0];
    this.rowOf = small ? NO_TABLE : new short[Membership.AT_END + 1];
    this.rows = small ? new int[0][] : rows(viable, rowOf);
  }

  private Choice(int[] targets, Membership[] viable, short[] rowOf, int[][] rows) {
    this.targets = targets;
    this.viable = viable;
    this.rowOf = rowOf;
    this.rows = rows;
  }

  /** Writes it; the sets are those of its program. */
  void write(List<Membership> sets, SnapshotWriter out) {
    out.ints(targets);
    out.ints(Arrays.stream(viable).mapToInt(sets::indexOf).toArray());
    int[] wide = new int[rowOf.length];
    Arrays.setAll(wide, i -> rowOf[i]);
    out.ints(wide).number(rows.length);
    for (int[] row : rows) {
      out.ints(row);
    }
  }

  /** Reads one; its targets are held against the code by a {@link ProgramCheck}. */
  static Choice read(Membership[] sets, SnapshotReader in) throws SnapshotDamage {
    int[] targets = in.ints();
    int[] numbers = in.ints();
    allBelow(sets.length, numbers);
    Membership[] viable = new Membership[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      viable[i] = sets[numbers[i]];
    }
    int[] wide = in.ints();
    short[] rowOf = wide.length == 0 ? NO_TABLE : new short[wide.length];
    for (int i = 0; i < wide.length; i++) {
      rowOf[i] = (short) wide[i];
    }
    int[][] rows = new int[in.count(2)][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = in.ints();
      allBelow(targets.length, rows[i]);
    }
    allBelow(rows.length, wide);
    boolean small = rowOf.length == 0;
    if (viable.length != (small ? targets.length : 0)
        || (!small && rowOf.length != Membership.AT_END + 1)) {
      throw new SnapshotDamage("ways are missing");
    }
    return new Choice(targets, viable, rowOf, rows);
  }

  private static void allBelow(int limit, int... numbers) throws SnapshotDamage {
    for (int number : numbers) {
      if (number < 0 || number >= limit) {
        throw new SnapshotDamage(number + " where less than " + limit + " was written");
      }
    }
  }

  private static int[][] rows(Membership[] viable, short[] rowOf) {
    Map<List<Integer>, Short> numbers = new LinkedHashMap<>();
    for (int next = 0; next <= Membership.AT_END; next++) {
      List<Integer> ways = new ArrayList<>();
      for (int way = 0; way < viable.length; way++) {
        if (viable[way].contains(next)) {
          ways.add(way);
        }
      }
      rowOf[next] = numbers.computeIfAbsent(ways, w -> (short) numbers.size());
    }
    return numbers.keySet().stream()
        .map(ways -> ways.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /** Where its ways go; not to be changed. */
  int[] targets() {
    return targets;
  }

  /** The first way at or after {@code from} with this next byte; -1 when there is none. */
  int first(int from, int next) {
    if (rowOf.length > 0) {
      return from < rows[rowOf[next]].length ? from : -1;
    }
    for (int way = from; way < viable.length; way++) {
      if (viable[way].contains(next)) {
        return way;
      }
    }
    return -1;
  }

  /** Where a way found by {@link #first} goes. */
  int target(int way, int next) {
    return targets[rowOf.length > 0 ? rows[rowOf[next]][way] : way];
  }
}
