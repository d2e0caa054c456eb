package org.hamlet.net.lists;

import java.util.List;
import java.util.Optional;

/**
 * What is kept of one list across restarts, and shared by processes.
 *
 * @param zone the list
 * @param day of the counts, since 1970
 * @param counts of that day
 * @param state how the list is doing
 */
record ListAccount(String zone, long day, Counts counts, State state) {

  private static final int COLUMNS = 12;
  private static final String TAB = "\t";

  /** Nothing is known of it. */
  static ListAccount none(String zone) {
    return new ListAccount(zone, -1, Counts.NONE, State.WELL);
  }

  /** What happened on a day. */
  record Counts(long asked, long listed, long answered, long waitedMillis) {

    static final Counts NONE = new Counts(0, 0, 0, 0);
    static final Counts ASKED = new Counts(1, 0, 0, 0);

    Counts plus(Counts more) {
      return new Counts(
          asked + more.asked,
          listed + more.listed,
          answered + more.answered,
          waitedMillis + more.waitedMillis);
    }

    Counts minus(Counts less) {
      return new Counts(
          asked - less.asked,
          listed - less.listed,
          answered - less.answered,
          waitedMillis - less.waitedMillis);
    }
  }

  /**
   * How a list is doing.
   *
   * @param believedUntilMillis until when its listings need no proof
   * @param entry what it said of its test entries
   * @param testDueMillis when it may be asked about them again
   */
  record State(Rest rest, long believedUntilMillis, TestEntry entry, long testDueMillis) {

    static final State WELL = new State(Rest.NONE, 0, TestEntry.UNTOLD, 0);
  }

  /**
   * How long and why a list is set aside.
   *
   * @param nextMillis for how long the next time
   * @param reason why it was, or nothing
   */
  record Rest(long untilMillis, long nextMillis, String reason) {

    static final Rest NONE = new Rest(0, ZoneRecord.FIRST_REST.toMillis(), "");
  }

  /** Reads a line; empty when it is none. */
  static Optional<ListAccount> parse(String line) {
    List<String> values = List.of(line.split(TAB, -1));
    if (values.size() != COLUMNS) {
      return Optional.empty();
    }
    try {
      long[] numbers = values.subList(1, COLUMNS - 2).stream().mapToLong(Long::parseLong).toArray();
      Rest rest = new Rest(numbers[5], numbers[6], values.get(COLUMNS - 1));
      TestEntry entry = TestEntry.valueOf(values.get(COLUMNS - 2));
      return Optional.of(
          new ListAccount(
              values.get(0),
              numbers[0],
              new Counts(numbers[1], numbers[2], numbers[3], numbers[4]),
              new State(rest, numbers[7], entry, numbers[8])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The line that {@link #parse} reads. */
  String line() {
    return String.join(
        TAB,
        zone,
        Long.toString(day),
        Long.toString(counts.asked),
        Long.toString(counts.listed),
        Long.toString(counts.answered),
        Long.toString(counts.waitedMillis),
        Long.toString(state.rest.untilMillis),
        Long.toString(state.rest.nextMillis),
        Long.toString(state.believedUntilMillis),
        Long.toString(state.testDueMillis),
        state.entry.name(),
        state.rest.reason.replaceAll("[\\t\\r\\n]", " "));
  }

  /** What was counted since then, on the same day. */
  Counts since(ListAccount before) {
    return before.day == day ? counts.minus(before.counts) : counts;
  }

  /**
   * What a file that others write to as well is to say.
   *
   * @param kept what it says now
   * @param before what this process knew when it last read or wrote it
   */
  ListAccount into(Optional<ListAccount> kept, ListAccount before) {
    if (kept.isEmpty() || kept.get().day < day) {
      return new ListAccount(zone, day, counts, state(kept, before));
    }
    ListAccount theirs = kept.get();
    Counts together = theirs.day == day ? theirs.counts.plus(since(before)) : theirs.counts;
    return new ListAccount(zone, theirs.day, together, state(kept, before));
  }

  private State state(Optional<ListAccount> kept, ListAccount before) {
    return state.equals(before.state) ? kept.map(ListAccount::state).orElse(state) : state;
  }
}
