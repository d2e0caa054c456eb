package org.hamlet.net.lists;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is known about one list. Thread-safe. */
final class ZoneRecord {

  /** Questions in a row without an answer after which a list counts as not answering. */
  static final int SILENT_AFTER = 6;

  /** How long a list is set aside at first; doubles each time up to the longest. */
  static final Duration FIRST_REST = Duration.ofMinutes(30);

  /** Longest time a list is set aside before it is tried again. */
  static final Duration LONGEST_REST = Duration.ofHours(12);

  /** How long the one question that tries a list after its rest keeps the others waiting. */
  static final Duration TRIAL = Duration.ofSeconds(10);

  /**
   * Listings in a row after which a list has to prove again that it does not list everything: one
   * that dies during a day is found out before it spoils more than so many questions.
   */
  static final int LISTED_IN_A_ROW = 8;

  private final String zone;
  private long day = -1;
  private ListAccount.Counts counts = ListAccount.Counts.NONE;
  private int silent;
  private int listedInARow;
  private String reason = "";
  private long asideUntilMillis;
  private long trialUntilMillis;
  private long restMillis = FIRST_REST.toMillis();
  private long believedUntilMillis;
  private boolean budgetSaid;
  private TestEntry entry = TestEntry.UNTOLD;
  private long testDueMillis;
  private long savedAsked;
  private @Nullable CompletableFuture<Boolean> check;

  ZoneRecord(String zone) {
    this.zone = zone;
  }

  /** As it was kept. */
  static ZoneRecord of(ListAccount account) {
    ZoneRecord record = new ZoneRecord(account.zone());
    record.day = account.day();
    record.counts = account.counts();
    record.savedAsked = account.counts().asked();
    record.be(account.state());
    return record;
  }

  /** Everything worth keeping. */
  synchronized ListAccount account() {
    return new ListAccount(zone, day, counts, state());
  }

  private ListAccount.State state() {
    return new ListAccount.State(
        new ListAccount.Rest(asideUntilMillis, restMillis, reason),
        believedUntilMillis,
        entry,
        testDueMillis);
  }

  /**
   * Learns what others did.
   *
   * @param seen the account that was given away
   * @param merged what it became with theirs
   */
  synchronized void take(ListAccount seen, ListAccount merged) {
    ListAccount now = account();
    if (merged.day() >= day) {
      budgetSaid &= merged.day() == day;
      ListAccount.Counts since =
          now.day() == merged.day() ? now.since(seen) : ListAccount.Counts.NONE;
      day = merged.day();
      counts = merged.counts().plus(since);
      savedAsked = merged.counts().asked();
    }
    if (now.state().equals(seen.state())) {
      be(merged.state());
    }
  }

  private void be(ListAccount.State state) {
    asideUntilMillis = state.rest().untilMillis();
    restMillis = state.rest().nextMillis();
    reason = state.rest().reason();
    believedUntilMillis = state.believedUntilMillis();
    entry = state.entry();
    testDueMillis = state.testDueMillis();
  }

  String zone() {
    return zone;
  }

  /** Begins the counts of a new day. */
  synchronized void onDay(long today) {
    if (day != today) {
      day = today;
      counts = ListAccount.Counts.NONE;
      savedAsked = 0;
      budgetSaid = false;
    }
  }

  synchronized long asked() {
    return counts.asked();
  }

  /** Questions of today that the file of accounts does not know yet. */
  synchronized long askedUnsaved() {
    return Math.max(0, counts.asked() - savedAsked);
  }

  /** Counts a question, unless its budget is used up. */
  synchronized boolean count(OptionalLong budget) {
    boolean within = budget.isEmpty() || counts.asked() < budget.getAsLong();
    counts = within ? counts.plus(ListAccount.Counts.ASKED) : counts;
    return within;
  }

  /** A question that was counted did not go out. */
  synchronized void uncount() {
    counts = counts.asked() > 0 ? counts.minus(ListAccount.Counts.ASKED) : counts;
  }

  /** Whether it is left alone now; after its rest one question may try it before the others. */
  synchronized boolean restsFor(long nowMillis) {
    if (nowMillis < asideUntilMillis) {
      return true;
    }
    if (reason.isEmpty()) {
      return false;
    }
    boolean tried = nowMillis < trialUntilMillis;
    trialUntilMillis = tried ? trialUntilMillis : nowMillis + TRIAL.toMillis();
    return tried;
  }

  /**
   * Sets it aside for a while, unless it is set aside for longer already.
   *
   * @return whether this is news
   */
  synchronized boolean setAside(String why, long nowMillis, Duration time) {
    boolean rests = nowMillis < asideUntilMillis;
    long until = nowMillis + time.toMillis();
    if (rests && until <= asideUntilMillis) {
      return false;
    }
    boolean news = !rests || !reason.equals(why);
    reason = why;
    asideUntilMillis = until;
    trialUntilMillis = 0;
    believedUntilMillis = 0;
    return news;
  }

  /**
   * Sets it aside for longer than last time; what was on its way when it was set aside changes
   * nothing.
   *
   * @return how long; empty when it was set aside before
   */
  synchronized Optional<Duration> rest(String why, long nowMillis) {
    if (nowMillis < asideUntilMillis) {
      return Optional.empty();
    }
    Duration time = Duration.ofMillis(restMillis);
    restMillis = Math.min(LONGEST_REST.toMillis(), 2 * restMillis);
    setAside(why, nowMillis, time);
    return Optional.of(time);
  }

  /** It answered; {@code true} when it had been set aside and this was the trial. */
  synchronized boolean answered(long nowMillis, long millis, boolean something) {
    silent = 0;
    counts = counts.plus(new ListAccount.Counts(0, something ? 1 : 0, 1, millis));
    listedInARow = something ? listedInARow + 1 : 0;
    if (listedInARow >= LISTED_IN_A_ROW) {
      believedUntilMillis = 0;
    }
    return !reason.isEmpty() && nowMillis >= asideUntilMillis;
  }

  /** All is well again. */
  synchronized void well() {
    reason = "";
    trialUntilMillis = 0;
    restMillis = FIRST_REST.toMillis();
  }

  /** Whether it is worth a question whether it has its test entries. */
  synchronized boolean isTestDue(long nowMillis) {
    return reason.isEmpty()
        && counts.answered() >= Examination.WORTH_AFTER
        && nowMillis >= testDueMillis;
  }

  /** When it is to be asked about them next. */
  synchronized void testDue(long atMillis) {
    testDueMillis = atMillis;
  }

  /**
   * Keeps what it said of them.
   *
   * @return what is known of them now, empty where that is no news
   */
  synchronized Optional<TestEntry> tested(TestEntry found, long dueMillis) {
    TestEntry before = entry;
    entry = before.then(found);
    testDueMillis = dueMillis;
    return Optional.of(entry).filter(now -> now != before || now == TestEntry.LOST);
  }

  /** It did not answer; {@code true} when that was once too often. */
  synchronized boolean silent() {
    silent++;
    return silent >= SILENT_AFTER;
  }

  /** {@code true} for the first time on a day. */
  synchronized boolean sayBudget() {
    boolean first = !budgetSaid;
    budgetSaid = true;
    return first;
  }

  synchronized boolean believed(long nowMillis) {
    return nowMillis < believedUntilMillis;
  }

  synchronized void believe(long untilMillis) {
    listedInARow = 0;
    believedUntilMillis = untilMillis;
  }

  /** The check under way, or the one that this begins. */
  synchronized CompletableFuture<Boolean> check(Supplier<CompletableFuture<Boolean>> begin) {
    if (check == null || check.isDone()) {
      check = begin.get();
    }
    return check;
  }

  /** What people are shown. */
  synchronized ListStatus status(long nowMillis, Optional<Long> budget) {
    String unanswered = counts.asked() > 0 ? "has not answered today" : "not asked today";
    String state = counts.answered() > 0 ? entry.words() : unanswered + entry.wordsBehind();
    boolean rests = nowMillis < asideUntilMillis;
    return new ListStatus(
        zone,
        !rests,
        rests ? reason : state,
        counts.asked(),
        counts.listed(),
        counts.answered() == 0 ? 0 : counts.waitedMillis() / counts.answered(),
        budget);
  }
}
