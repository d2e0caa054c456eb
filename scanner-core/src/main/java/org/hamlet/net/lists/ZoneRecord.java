package org.hamlet.net.lists;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is known about one list. Thread-safe. */
final class ZoneRecord {

  /** How long a list is set aside at first; doubles each time up to the longest. */
  static final Duration FIRST_REST = Duration.ofMinutes(30);

  /** Longest time a list is set aside before it is tried again. */
  static final Duration LONGEST_REST = Duration.ofHours(12);

  /** How long the one question that tries a list after its rest keeps the others waiting. */
  static final Duration TRIAL = Duration.ofSeconds(10);

  private static final long NEVER = 0;

  private final String zone;
  private final SilentRun silence = new SilentRun();
  private final ListingRun listings = new ListingRun();
  private long day = -1;
  private ListAccount.Counts counts = ListAccount.Counts.NONE;
  private ListAccount.Rest rest = ListAccount.Rest.NONE;
  private long trialUntilMillis;
  private long believedUntilMillis;
  private long untoldUntilMillis;
  private boolean doubted;
  private boolean budgetSaid;
  private TestEntries tests = TestEntries.UNTOLD;
  private long savedAsked;
  private @Nullable CompletableFuture<Proof> check;

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
    return new ListAccount.State(rest, believedUntilMillis, tests);
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
          now.day() >= seen.day() ? now.since(seen) : ListAccount.Counts.NONE;
      day = merged.day();
      counts = merged.counts().plus(since);
      savedAsked = merged.counts().asked();
    }
    if (now.state().equals(seen.state())) {
      be(merged.state());
    }
  }

  private void be(ListAccount.State state) {
    rest = state.rest();
    believedUntilMillis = state.believedUntilMillis();
    tests = state.tests();
  }

  String zone() {
    return zone;
  }

  /** Begins the counts of a new day; those of one long after it, by a wrong clock, become its. */
  synchronized void onDay(long today) {
    day = ListAccount.isImpossible(day, today) ? today : day;
    if (day < today) {
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
    if (rest.holds(nowMillis)) {
      return true;
    }
    if (rest.reason().isEmpty()) {
      return false;
    }
    boolean tried = isAhead(trialUntilMillis, nowMillis, TRIAL);
    trialUntilMillis = tried ? trialUntilMillis : nowMillis + TRIAL.toMillis();
    return tried;
  }

  /**
   * Sets it aside for a while, unless it is set aside for longer already.
   *
   * @return whether this is news: not where it was for the same reason last time
   */
  synchronized boolean setAside(String why, long nowMillis, Duration time) {
    boolean rests = rest.holds(nowMillis);
    long until = nowMillis + time.toMillis();
    if (rests && until <= rest.untilMillis()) {
      return false;
    }
    boolean news = !rest.reason().equals(why);
    rest = new ListAccount.Rest(nowMillis, until, rest.nextMillis(), why);
    trialUntilMillis = 0;
    believeNoMore();
    return news;
  }

  /**
   * Sets it aside for longer than last time; what was on its way when it was set aside changes
   * nothing.
   *
   * @return how long; empty when it was set aside before
   */
  synchronized Optional<Duration> rest(String why, long nowMillis) {
    if (rest.holds(nowMillis)) {
      return Optional.empty();
    }
    Duration time = Duration.ofMillis(rest.nextMillis());
    long next = Math.min(LONGEST_REST.toMillis(), 2 * rest.nextMillis());
    rest = new ListAccount.Rest(0, 0, next, rest.reason());
    setAside(why, nowMillis, time);
    return Optional.of(time);
  }

  /** It answered; {@code true} when it had been set aside and this was the trial. */
  synchronized boolean answered(long nowMillis, long millis, boolean something) {
    silence.over();
    counts = counts.plus(new ListAccount.Counts(0, something ? 1 : 0, 1, millis));
    return !rest.reason().isEmpty() && !rest.holds(nowMillis);
  }

  /**
   * What it answered about mail: when it lists too much in a row it is believed no more.
   *
   * @return whether this is a listing that counts though the list should not answer about its test
   *     entry: it proved itself within a week, or listed nothing just before
   */
  synchronized boolean said(boolean listing, long nowMillis) {
    boolean proved = believedUntilMillis != NEVER && isVouched(nowMillis - believedUntilMillis);
    doubted |= listings.begins() && listing;
    if (listings.said(listing)) {
      believeNoMore();
    }
    return listings.isFirst() && (proved || listings.followsNothing());
  }

  private static boolean isVouched(long unprovedMillis) {
    return unprovedMillis >= -ListGate.BELIEVED.toMillis()
        && unprovedMillis < ListGate.VOUCHED.toMillis();
  }

  private void believeNoMore() {
    believedUntilMillis = NEVER;
    untoldUntilMillis = NEVER;
  }

  /** All is well again. */
  synchronized void well() {
    rest = ListAccount.Rest.NONE;
    trialUntilMillis = 0;
  }

  /** Begins a test of its entries where that is due and worth a question. */
  synchronized boolean beginDueTest(TestPoint kind, long nowMillis) {
    return rest.reason().isEmpty()
        && counts.answered() >= Examination.WORTH_AFTER
        && beginTest(kind, nowMillis);
  }

  /** Begins a test of its entries; {@code true} when it was due. The next is a day later. */
  synchronized boolean beginTest(TestPoint kind, long nowMillis) {
    boolean due = tests.isDue(kind, nowMillis);
    tests = due ? tests.due(kind, nowMillis + Examination.RETRY.toMillis()) : tests;
    return due;
  }

  /**
   * Keeps what it said of them.
   *
   * @return what is known of those of that kind now, empty where that is no news
   */
  synchronized Optional<TestEntry> tested(UnaryOperator<TestEntries> told, TestPoint kind) {
    TestEntry before = tests.of(kind).entry();
    tests = told.apply(tests);
    TestEntry now = tests.of(kind).entry();
    boolean news = now == TestEntry.LACKING ? tests.worst() == now : now == TestEntry.LOST;
    return Optional.of(now).filter(known -> news && (known != before || known == TestEntry.LOST));
  }

  /** It did not answer, and what that makes of it. */
  synchronized SilentRun.Blame silent(SilentRun.Heard all) {
    return silence.more(all);
  }

  /** {@code true} for the first time on a day. */
  synchronized boolean sayBudget() {
    boolean first = !budgetSaid;
    budgetSaid = true;
    return first;
  }

  /** A time further ahead than was ever set comes of a clock that was wrong, and is over. */
  private static boolean isAhead(long untilMillis, long nowMillis, Duration longest) {
    return nowMillis < untilMillis && untilMillis - nowMillis <= longest.toMillis();
  }

  synchronized boolean believed(long nowMillis) {
    return !doubted && isBelievedUntilLater(nowMillis);
  }

  private boolean isBelievedUntilLater(long nowMillis) {
    return isAhead(believedUntilMillis, nowMillis, ListGate.BELIEVED)
        || isAhead(untoldUntilMillis, nowMillis, ListGate.BELIEVED_UNTOLD);
  }

  /**
   * It did not list what no list may. Where only this process doubted it, what the file says of it
   * stays: each mail of a process of its own would write it otherwise.
   */
  synchronized void prove(long nowMillis) {
    listings.prove();
    if (!doubted || !isAhead(believedUntilMillis, nowMillis, ListGate.BELIEVED)) {
      believedUntilMillis = nowMillis + ListGate.BELIEVED.toMillis();
    }
    doubted = false;
  }

  /** It is believed for a while by what it answered before, which vouches for nothing more. */
  synchronized void believeUntold(long nowMillis) {
    listings.unprove();
    doubted = false;
    believedUntilMillis = NEVER;
    untoldUntilMillis = nowMillis + ListGate.BELIEVED_UNTOLD.toMillis();
  }

  /** The check under way, or the one that this begins. */
  synchronized CompletableFuture<Proof> check(Supplier<CompletableFuture<Proof>> begin) {
    if (check == null || check.isDone()) {
      check = begin.get();
    }
    return check;
  }

  /** What people are shown. */
  synchronized ListStatus status(long nowMillis, Optional<Long> budget) {
    TestEntry entry = tests.worst();
    String unanswered = counts.asked() > 0 ? "has not answered today" : "not asked today";
    boolean usedUp = budget.isPresent() && counts.asked() >= budget.get();
    String known = counts.answered() > 0 ? entry.words() : unanswered + entry.wordsBehind();
    String state = usedUp ? "its budget of " + budget.get() + " a day is used up" : known;
    boolean rests = rest.holds(nowMillis);
    return new ListStatus(
        zone,
        !rests,
        rests ? rest.reason() : state,
        counts.asked(),
        counts.answered(),
        counts.listed(),
        counts.answered() == 0 ? 0 : counts.waitedMillis() / counts.answered(),
        budget);
  }
}
