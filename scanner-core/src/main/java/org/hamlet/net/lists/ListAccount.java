package org.hamlet.net.lists;

import java.util.List;
import java.util.Optional;
import org.hamlet.net.lists.TestEntries.Tested;

/**
 * What is kept of one list across restarts, and shared by processes.
 *
 * @param zone the list
 * @param day of the counts, since 1970
 * @param counts of that day
 * @param state how the list is doing
 */
record ListAccount(String zone, long day, Counts counts, State state) {

  private static final int COLUMNS = 15;
  private static final int WORDS = 3;
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

    /** Never below nothing: after a clock was set back what was known may be more. */
    Counts minus(Counts less) {
      return new Counts(
          Math.max(0, asked - less.asked),
          Math.max(0, listed - less.listed),
          Math.max(0, answered - less.answered),
          Math.max(0, waitedMillis - less.waitedMillis));
    }
  }

  /**
   * How a list is doing.
   *
   * @param believedUntilMillis until when its listings need no proof
   * @param tests what it said of its test entries
   */
  record State(Rest rest, long believedUntilMillis, TestEntries tests) {

    static final State WELL = new State(Rest.NONE, 0, TestEntries.UNTOLD);
  }

  /**
   * How long and why a list is set aside.
   *
   * @param sinceMillis when it was; a clock that shows less was set back, and the rest is over
   * @param nextMillis for how long the next time
   * @param reason why it was, or nothing
   */
  record Rest(long sinceMillis, long untilMillis, long nextMillis, String reason) {

    static final Rest NONE = new Rest(0, 0, ZoneRecord.FIRST_REST.toMillis(), "");

    boolean holds(long nowMillis) {
      return sinceMillis <= nowMillis && nowMillis < untilMillis;
    }
  }

  /** Reads a line; empty when it is none. */
  static Optional<ListAccount> parse(String line) {
    List<String> values = List.of(line.split(TAB, -1));
    if (values.size() != COLUMNS) {
      return Optional.empty();
    }
    try {
      long[] numbers =
          values.subList(1, COLUMNS - WORDS).stream().mapToLong(Long::parseLong).toArray();
      Rest rest = new Rest(numbers[5], numbers[6], numbers[7], values.get(COLUMNS - 1));
      TestEntries tests =
          new TestEntries(
              new Tested(TestEntry.valueOf(values.get(COLUMNS - 3)), numbers[9]),
              new Tested(TestEntry.valueOf(values.get(COLUMNS - 2)), numbers[10]));
      return Optional.of(
          new ListAccount(
              values.get(0),
              numbers[0],
              new Counts(numbers[1], numbers[2], numbers[3], numbers[4]),
              new State(rest, numbers[8], tests)));
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
        Long.toString(state.rest.sinceMillis),
        Long.toString(state.rest.untilMillis),
        Long.toString(state.rest.nextMillis),
        Long.toString(state.believedUntilMillis),
        Long.toString(state.tests.addresses().dueMillis()),
        Long.toString(state.tests.names().dueMillis()),
        state.tests.addresses().entry().name(),
        state.tests.names().entry().name(),
        state.rest.reason.replaceAll("[\\t\\r\\n]", " "));
  }

  /**
   * Whether a day comes of a clock that was wrong. The next day does not: that of this process may
   * be the one that is behind.
   */
  static boolean isImpossible(long day, long today) {
    return day > today + 1;
  }

  /** The same without counts of a day that is impossible. */
  ListAccount asOf(long today) {
    return isImpossible(day, today) ? new ListAccount(zone, -1, Counts.NONE, state) : this;
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
   * @param today by the clock of this process
   */
  ListAccount into(Optional<ListAccount> kept, ListAccount before, long today) {
    if (kept.isEmpty() || kept.get().day < day) {
      return new ListAccount(zone, day, counts, state(kept, before));
    }
    ListAccount theirs = kept.get();
    boolean counts = theirs.day == day || day >= today;
    Counts together = counts ? theirs.counts.plus(since(before)) : theirs.counts;
    return new ListAccount(zone, theirs.day, together, state(kept, before));
  }

  private State state(Optional<ListAccount> kept, ListAccount before) {
    return state.equals(before.state) ? kept.map(ListAccount::state).orElse(state) : state;
  }
}
