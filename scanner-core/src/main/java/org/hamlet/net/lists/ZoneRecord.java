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
  private long asked;
  private long listed;
  private long answered;
  private long waitedMillis;
  private int silent;
  private int listedInARow;
  private String reason = "";
  private long asideUntilMillis;
  private long trialUntilMillis;
  private long restMillis = FIRST_REST.toMillis();
  private long believedUntilMillis;
  private boolean budgetSaid;
  private String remark = "answers";
  private @Nullable CompletableFuture<Boolean> check;

  ZoneRecord(String zone) {
    this.zone = zone;
  }

  /** As it was kept. */
  static ZoneRecord of(ListAccount account) {
    ZoneRecord record = new ZoneRecord(account.zone());
    record.begin(account.day(), account.counts());
    record.be(account.state());
    return record;
  }

  /** Everything worth keeping. */
  synchronized ListAccount account() {
    return new ListAccount(
        zone,
        day,
        counts(),
        new ListAccount.State(asideUntilMillis, restMillis, believedUntilMillis, reason));
  }

  private ListAccount.Counts counts() {
    return new ListAccount.Counts(asked, listed, answered, waitedMillis);
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
      begin(merged.day(), merged.counts().plus(since));
    }
    if (now.state().equals(seen.state())) {
      be(merged.state());
    }
  }

  private void begin(long of, ListAccount.Counts counts) {
    day = of;
    asked = counts.asked();
    listed = counts.listed();
    answered = counts.answered();
    waitedMillis = counts.waitedMillis();
  }

  private void be(ListAccount.State state) {
    asideUntilMillis = state.asideUntilMillis();
    restMillis = state.restMillis();
    believedUntilMillis = state.believedUntilMillis();
    reason = state.reason();
  }

  String zone() {
    return zone;
  }

  /** Begins the counts of a new day. */
  synchronized void onDay(long today) {
    if (day != today) {
      day = today;
      asked = 0;
      listed = 0;
      answered = 0;
      waitedMillis = 0;
      budgetSaid = false;
    }
  }

  synchronized long asked() {
    return asked;
  }

  /** Counts a question, unless its budget is used up. */
  synchronized boolean count(OptionalLong budget) {
    boolean within = budget.isEmpty() || asked < budget.getAsLong();
    asked += within ? 1 : 0;
    return within;
  }

  /** A question that was counted did not go out. */
  synchronized void uncount() {
    asked = Math.max(0, asked - 1);
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
    answered++;
    waitedMillis += millis;
    listed += something ? 1 : 0;
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

  /** Keeps something to be said about it. */
  synchronized void remark(String text) {
    remark = text;
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
    String state =
        nowMillis < asideUntilMillis
            ? reason
            : answered > 0 ? remark : asked > 0 ? "has not answered today" : "not asked today";
    return new ListStatus(
        zone,
        nowMillis >= asideUntilMillis,
        state,
        asked,
        listed,
        answered == 0 ? 0 : waitedMillis / answered,
        budget);
  }
}
