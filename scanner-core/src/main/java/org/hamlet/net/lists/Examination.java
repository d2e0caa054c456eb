package org.hamlet.net.lists;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.RecordType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks lists about the entries that each must have (RFC 5782, section 5), in the background only
 * those that are much asked, and seldom. A list that had them and has them no more, on two days, is
 * set aside: nobody looks after it. One that never had them is told of but goes on being asked:
 * that it says nothing spoils no mail, and many that live, such as those of one's own, have none.
 * Thread-safe.
 */
final class Examination {

  /**
   * Answers of a day after which it is worth a question or two whether a list has its entries. By
   * judgement: at twenty a day two questions a week are 1.4 % more, and what is asked less does
   * little harm when it is dead.
   */
  static final int WORTH_AFTER = 20;

  /** How long that holds which a list said of them. */
  static final Duration GOOD_FOR = Duration.ofDays(7);

  /** When it is asked again where it did not say. */
  static final Duration RETRY = Duration.ofDays(1);

  private static final String LOST =
      "it lost the test entry every list must have (RFC 5782); it was probably shut down, so leave"
          + " it out";

  private static final Logger LOG = LoggerFactory.getLogger(Examination.class);

  private final ListJudge judge;
  private final Allowance allowance;
  private final ListRests rests;
  private final Clock clock;

  Examination(ListJudge judge, Allowance allowance, ListRests rests, Clock clock) {
    this.judge = judge;
    this.allowance = allowance;
    this.rests = rests;
    this.clock = clock;
  }

  /**
   * Asks a list about what it must and must not list.
   *
   * @return ends when the list's status tells what came out
   */
  CompletableFuture<Void> of(ZoneRecord zone, ListKind listed) {
    TestPoint kind = listed == ListKind.ADDRESSES ? TestPoint.IPV4 : TestPoint.NAME;
    boolean due = listed != ListKind.WORDS && zone.beginTest(kind, clock.millis());
    return judge
        .check(kind.unlisted(zone.zone(), RecordType.A), zone)
        .thenCompose(proof -> proof == Proof.REFUTED ? nothing() : told(zone, listed, kind, due));
  }

  /** Of a list of words no entry is agreed on: that it answers is all that can be told of it. */
  private CompletableFuture<Void> told(
      ZoneRecord zone, ListKind listed, TestPoint kind, boolean due) {
    return listed == ListKind.WORDS
        ? lists(kind.listed(zone.zone()), zone).thenCompose(any -> nothing())
        : entries(zone, kind, due);
  }

  private static CompletableFuture<Void> nothing() {
    return CompletableFuture.completedFuture(null);
  }

  /** After an answer to that question: asks a list that is due about what it must list. */
  void inBackground(DnsQuestion question, ZoneRecord zone) {
    if (!TestPoint.isOfRfc(question)) {
      return;
    }
    TestPoint kind = TestPoint.of(question) == TestPoint.NAME ? TestPoint.NAME : TestPoint.IPV4;
    if (zone.beginDueTest(kind, clock.millis())) {
      CompletableFuture<Void> unused = entries(zone, kind, true);
    }
  }

  private CompletableFuture<Void> entries(ZoneRecord zone, TestPoint kind, boolean due) {
    return lists(kind.listed(zone.zone()), zone)
        .thenCompose(
            listed -> {
              listed.ifPresent(
                  has -> note(zone, kind, has ? TestEntry.LISTED : TestEntry.LACKING, due));
              return kind == TestPoint.IPV4 && listed.orElse(false)
                  ? lists(TestPoint.IPV6.listed(zone.zone()), zone)
                  : unknown();
            })
        .thenAccept(
            listed ->
                listed
                    .filter(has -> has)
                    .ifPresent(has -> note(zone, kind, TestEntry.LISTED_IPV6, due)));
  }

  /** Whether a list has an entry; empty where it does not tell, or its budget is used up. */
  private CompletableFuture<Optional<Boolean>> lists(DnsQuestion entry, ZoneRecord zone) {
    if (allowance.take(zone) != Allowance.Leave.GRANTED) {
      return unknown();
    }
    return judge
        .ask(entry, zone)
        .thenApply(
            answer ->
                answer.conclusive()
                    ? Optional.of(!ListJudge.listings(entry, answer).isEmpty())
                    : Optional.empty());
  }

  private void note(ZoneRecord zone, TestPoint kind, TestEntry entry, boolean due) {
    Optional<TestEntry> news =
        zone.tested(tests -> tests.told(kind, entry, due, clock.millis()), kind);
    if (news.equals(Optional.of(TestEntry.LOST))) {
      rests.aside(zone, LOST, ZoneRecord.LONGEST_REST);
    } else if (news.equals(Optional.of(TestEntry.LACKING))) {
      LOG.warn(
          "list {} lacks the test entry every list must have (RFC 5782); if it is not one of your"
              + " own it was perhaps shut down: see what it finds with hamlet lists",
          zone.zone());
    }
  }

  private static CompletableFuture<Optional<Boolean>> unknown() {
    return CompletableFuture.completedFuture(Optional.empty());
  }
}
