package org.hamlet.net.lists;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsQuestion;

/**
 * Stands between what asks lists and what carries questions. A list that refuses to answer, does
 * not answer, or lists everything is set aside, said once in the log, and tried again later; one
 * whose budget is used up is asked again tomorrow. Questions that name no list pass. Thread-safe.
 */
public final class ListGate implements DnsClient {

  /** Most lists kept account of; questions to others pass unguarded. */
  static final int MAX_ZONES = 1_000;

  /** How long a passed check is good for. */
  static final Duration BELIEVED = Duration.ofHours(24);

  /**
   * The same where it did not tell but listed nothing just before: each listing would cost another
   * question. So long a list rests that did not.
   */
  static final Duration BELIEVED_UNTOLD = Duration.ofMinutes(10);

  /** How long after that a list that proved itself is taken for one that lives, at first. */
  static final Duration VOUCHED = Duration.ofDays(7);

  /** As many questions as what is not known of a list yet weighs: docs/decisions/0005. */
  private static final double GUESSED = 20;

  private final ClosedLists closed;
  private final Clock clock;
  private final ZoneRecords zones;
  private final Allowance allowance;
  private final SharedAccounts accounts;
  private final ListRests rests;
  private final ListJudge judge;
  private final Examination examination;

  /** Guards what the carrier carries, and forgets everything at the end. */
  public ListGate(DnsClient carrier, Budgets budgets, Clock clock) {
    this(carrier, budgets, ClosedLists.ALL, clock, Optional.empty());
  }

  /**
   * Guards what the carrier carries.
   *
   * @param closed lists that are not asked at all
   * @param file where accounts are kept across restarts
   */
  public ListGate(
      DnsClient carrier, Budgets budgets, ClosedLists closed, Clock clock, Optional<Path> file) {
    this.closed = closed;
    this.clock = clock;
    this.zones = new ZoneRecords(clock);
    this.allowance = new Allowance(budgets, zones);
    this.accounts = new SharedAccounts(zones, allowance, clock, file);
    this.rests = new ListRests(clock);
    this.judge = new ListJudge(carrier, rests, clock);
    this.examination = new Examination(judge, allowance, rests, clock);
  }

  /**
   * Writes the accounts down if they changed and there is a file for them: at most every half hour,
   * unless a list is doing otherwise than before or there are budgets.
   */
  public void save() {
    accounts.save();
  }

  /**
   * Asks a list, though it be set aside, about its test points: what it must and must not list. A
   * closed one is not asked.
   *
   * @param kind what it lists
   * @return ends when the list's status tells what came out
   */
  public CompletableFuture<Void> examine(String name, ListKind kind) {
    String zone = DnsQuestion.canonical(name);
    if (closed(zone).isPresent()) {
      return CompletableFuture.completedFuture(null);
    }
    accounts.change();
    return examination.of(zones.of(zone), kind);
  }

  @Override
  public CompletableFuture<DnsAnswer> ask(DnsQuestion question) {
    if (!question.canExist()) {
      // nobody is asked, so it says nothing of the list, nor of the servers
      return without(Status.NO_SUCH_NAME);
    }
    if (closed(question.zone()).isPresent()) {
      return without(Status.CLOSED);
    }
    if (question.zone().isEmpty() || zones.isBeyondLimit(question.zone())) {
      return judge.pass(question);
    }
    ZoneRecord zone = zones.of(question.zone());
    if (zone.restsFor(clock.millis())) {
      return without(Status.NOT_ASKED);
    }
    return switch (allowance.take(zone)) {
      case LIST_USED_UP -> without(Status.NOT_ASKED);
      case ALL_USED_UP -> without(Status.OVER_BUDGET);
      case GRANTED -> sendWithin(question, zone);
    };
  }

  /** What other processes asked may have been learnt when this question was written down. */
  private CompletableFuture<DnsAnswer> sendWithin(DnsQuestion question, ZoneRecord zone) {
    accounts.change();
    accounts.saveNowAndThen(zone);
    Allowance.Leave leave = allowance.confirm(zone);
    if (leave == Allowance.Leave.GRANTED) {
      return send(question, zone);
    }
    return without(leave == Allowance.Leave.ALL_USED_UP ? Status.OVER_BUDGET : Status.NOT_ASKED);
  }

  private CompletableFuture<DnsAnswer> send(DnsQuestion question, ZoneRecord zone) {
    CompletableFuture<DnsAnswer> answer = judge.ask(question, zone);
    CompletableFuture<Void> unused =
        answer.thenAccept(
            known -> {
              accounts.change();
              examination.inBackground(question, zone);
            });
    return answer;
  }

  private static CompletableFuture<DnsAnswer> without(Status status) {
    return CompletableFuture.completedFuture(DnsAnswer.without(status));
  }

  /** That a closed list says nothing is known without asking it. */
  @Override
  public Optional<DnsAnswer> known(DnsQuestion question) {
    return closed(question.zone()).map(why -> DnsAnswer.without(Status.CLOSED));
  }

  /** Why a list is never asked; empty for those that are. */
  public Optional<String> closed(String zone) {
    return closed.reason(DnsQuestion.canonical(zone));
  }

  @Override
  public double listedShare(String zone) {
    if (!zones.holds(zone)) {
      return LISTED_SHARE;
    }
    ListStatus today = status(zones.of(zone));
    return (today.listedToday() + GUESSED * LISTED_SHARE) / (today.askedToday() + GUESSED);
  }

  @Override
  public void setAside(String zone, Duration time, String reason) {
    accounts.change();
    rests.aside(zones.of(zone), reason, time);
  }

  /** How all lists that were asked are doing, by zone. */
  public List<ListStatus> status() {
    return zones.sorted().stream().map(this::status).toList();
  }

  private ListStatus status(ZoneRecord zone) {
    OptionalLong budget = allowance.of(zone);
    return zone.status(
        clock.millis(), budget.isPresent() ? Optional.of(budget.getAsLong()) : Optional.empty());
  }
}
