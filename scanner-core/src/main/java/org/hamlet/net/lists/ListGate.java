package org.hamlet.net.lists;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.ListErrors;
import org.hamlet.net.RecordType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between what asks lists and what carries questions. A list that refuses to answer, does
 * not answer, or lists everything is set aside, said once in the log, and tried again later; one
 * whose budget is used up is asked again tomorrow. The first listing a list reports in a day is
 * believed only when the list does not report its test point as well that must not be listed.
 * Questions that name no list pass. Thread-safe.
 */
public final class ListGate implements DnsClient {

  /** Most lists kept account of; questions to others pass unguarded. */
  static final int MAX_ZONES = 1_000;

  /** How long a passed check is good for. */
  static final Duration BELIEVED = Duration.ofHours(24);

  /** The same where it did not tell: each listing would cost another question. */
  static final Duration BELIEVED_UNTOLD = Duration.ofMinutes(10);

  /**
   * How often accounts are written down at most, but for news and budgets: flash memory wears out,
   * and there may be a process for each mail.
   */
  static final Duration SAVE_EVERY = Duration.ofMinutes(30);

  /** As many questions as what is not known of a list yet weighs. */
  private static final double GUESSED = 20;

  private static final Set<Status> UNSENT = Set.of(Status.NOT_ASKED, Status.UNREACHABLE);
  private static final Logger LOG = LoggerFactory.getLogger(ListGate.class);
  private static final String LISTS_ALL =
      "it lists everything, even what no list may; it was probably shut down, so leave it out";
  private static final String SILENT = "it does not answer";
  private static final String ANSWERS = "answers";
  private static final String ANSWERS_IPV6 = "answers, about IPv6 addresses too";
  private static final String LACKS_TEST_ENTRY =
      "answers, but lacks the test entry every list must have";

  private final DnsClient carrier;
  private final Budgets budgets;
  private final ClosedLists closed;
  private final Clock clock;
  private final Map<String, ZoneRecord> zones = new ConcurrentHashMap<>();
  private final Optional<ListLedger> ledger;
  private final AtomicBoolean changed = new AtomicBoolean();
  private final long startedMillis;
  private volatile long savedMillis;

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
    this.carrier = carrier;
    this.budgets = budgets;
    this.closed = closed;
    this.clock = clock;
    this.ledger = file.map(ListLedger::new);
    this.startedMillis = clock.millis();
    this.savedMillis = startedMillis;
    ledger.ifPresent(kept -> kept.read().forEach(this::keep));
  }

  private void keep(ListAccount account) {
    zones.putIfAbsent(account.zone(), ZoneRecord.of(account));
  }

  /**
   * Writes the accounts down if they changed and there is a file for them: at most every half hour,
   * unless a list is doing otherwise than before or there are budgets, which hold for all processes
   * together.
   */
  public void save() {
    savedMillis = clock.millis();
    if (ledger.isEmpty() || !changed.get() || !isDue(ledger.get())) {
      return;
    }
    changed.set(false);
    Optional<List<ListAccount>> others = ledger.get().save(zones.values());
    others.ifPresentOrElse(all -> all.forEach(this::keep), () -> changed.set(true));
  }

  private boolean isDue(ListLedger kept) {
    return savedMillis - startedMillis >= SAVE_EVERY.toMillis()
        || !budgets.equals(Budgets.NONE)
        || kept.age(savedMillis).map(age -> age.compareTo(SAVE_EVERY) >= 0).orElse(true)
        || kept.hasNews(zones.values());
  }

  private void saveNowAndThen() {
    if (clock.millis() - savedMillis >= SAVE_EVERY.toMillis()) {
      save();
    }
  }

  /**
   * Asks a list, though it be set aside, about its test points: what it must and must not list. A
   * closed one is not asked.
   *
   * @param addresses whether it lists addresses, else names
   * @return ends when the list's status tells what came out
   */
  public CompletableFuture<Void> examine(String name, boolean addresses) {
    String zone = DnsQuestion.canonical(name);
    if (closed(zone).isPresent()) {
      return CompletableFuture.completedFuture(null);
    }
    TestPoint kind = addresses ? TestPoint.IPV4 : TestPoint.NAME;
    ZoneRecord record = zone(zone);
    changed.set(true);
    return check(kind.unlisted(zone, RecordType.A), record)
        .thenCompose(believed -> believed ? lists(kind.listed(zone), record) : unknown())
        .thenCompose(
            listed -> {
              listed.ifPresent(has -> record.remark(has ? ANSWERS : LACKS_TEST_ENTRY));
              return addresses && listed.orElse(false)
                  ? lists(TestPoint.IPV6.listed(zone), record)
                  : unknown();
            })
        .thenAccept(
            listed -> listed.filter(has -> has).ifPresent(has -> record.remark(ANSWERS_IPV6)));
  }

  /** Whether a list has an entry; empty where it does not tell. */
  private CompletableFuture<Optional<Boolean>> lists(DnsQuestion entry, ZoneRecord zone) {
    zone.count(OptionalLong.empty());
    long sent = clock.millis();
    return carrier
        .ask(entry)
        .thenCompose(answer -> judged(entry, zone, answer, sent))
        .thenApply(
            answer ->
                answer.conclusive()
                    ? Optional.of(!listings(entry, answer).isEmpty())
                    : Optional.empty());
  }

  private static CompletableFuture<Optional<Boolean>> unknown() {
    return CompletableFuture.completedFuture(Optional.empty());
  }

  @Override
  public CompletableFuture<DnsAnswer> ask(DnsQuestion question) {
    if (closed(question.zone()).isPresent()) {
      return CompletableFuture.completedFuture(DnsAnswer.without(Status.CLOSED));
    }
    if (question.zone().isEmpty() || isBeyondLimit(question.zone())) {
      return carrier.ask(question);
    }
    ZoneRecord zone = zone(question.zone());
    long now = clock.millis();
    if (zone.restsFor(now) || isBudgetUsedUp(question.zone(), zone)) {
      return CompletableFuture.completedFuture(DnsAnswer.without(Status.NOT_ASKED));
    }
    changed.set(true);
    saveNowAndThen();
    return carrier.ask(question).thenCompose(answer -> judged(question, zone, answer, now));
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

  private boolean isBeyondLimit(String zone) {
    return zones.size() >= MAX_ZONES && !zones.containsKey(zone);
  }

  private ZoneRecord zone(String name) {
    ZoneRecord zone = zones.computeIfAbsent(name, ZoneRecord::new);
    zone.onDay(clock.millis() / Duration.ofDays(1).toMillis());
    return zone;
  }

  /** Whether nothing is left of a budget; else one question less is. */
  private boolean isBudgetUsedUp(String name, ZoneRecord zone) {
    boolean usedUp =
        (budgets.all().isPresent() && askedInAll() >= budgets.all().getAsLong())
            || !zone.count(budgets.of(name));
    if (usedUp && zone.sayBudget()) {
      LOG.warn("list {}: its budget for today is used up; it is asked again tomorrow (UTC)", name);
    }
    return usedUp;
  }

  private long askedInAll() {
    return zones.keySet().stream().mapToLong(name -> zone(name).asked()).sum();
  }

  private CompletableFuture<DnsAnswer> judged(
      DnsQuestion question, ZoneRecord zone, DnsAnswer answer, long sentMillis) {
    if (UNSENT.contains(answer.status())) {
      zone.uncount();
      return CompletableFuture.completedFuture(answer);
    }
    if (!answer.conclusive()) {
      if (zone.silent()) {
        rest(question.zone(), zone, SILENT);
      }
      return CompletableFuture.completedFuture(answer);
    }
    List<String> data = listings(question, answer);
    Optional<String> error = error(question, data);
    boolean found = !data.isEmpty() && error.isEmpty() && !TestPoint.asksFor(question);
    long now = clock.millis();
    boolean restored = zone.answered(now, now - sentMillis, found);
    if (error.isPresent()) {
      rest(question.zone(), zone, error.get());
      return CompletableFuture.completedFuture(
          question.type() == RecordType.A ? answer : DnsAnswer.without(Status.NOT_ASKED));
    }
    if (data.isEmpty() || zone.believed(now)) {
      wellAgain(question.zone(), zone, restored);
      return CompletableFuture.completedFuture(answer);
    }
    return zone.check(() -> check(question, zone))
        .thenApply(
            believed -> {
              wellAgain(question.zone(), zone, restored && believed);
              return believed ? answer : DnsAnswer.without(Status.NOT_ASKED);
            });
  }

  private static void wellAgain(String name, ZoneRecord zone, boolean restored) {
    if (restored) {
      LOG.info("list {} is asked again", name);
      zone.well();
    }
  }

  /** What a list says of itself where it should say what it lists. */
  private static Optional<String> error(DnsQuestion question, List<String> data) {
    return data.stream()
        .flatMap(
            d ->
                (question.type() == RecordType.A
                        ? ListErrors.meaning(question.zone(), d)
                        : ListErrors.meaningOfText(d))
                    .stream())
        .findFirst();
  }

  /** Asks about what no list may list; ends with whether the list is to be believed. */
  private CompletableFuture<Boolean> check(DnsQuestion question, ZoneRecord zone) {
    DnsQuestion unlisted = TestPoint.of(question).unlisted(question.zone(), question.type());
    zone.count(OptionalLong.empty());
    return carrier
        .ask(unlisted)
        .thenCompose(
            answer -> {
              if (listings(unlisted, answer).isEmpty()) {
                Duration time = answer.conclusive() ? BELIEVED : BELIEVED_UNTOLD;
                zone.believe(clock.millis() + time.toMillis());
                return CompletableFuture.completedFuture(true);
              }
              return addresses(unlisted, answer, zone)
                  .thenApply(told -> notBelieved(unlisted, told, zone));
            });
  }

  /** The addresses of an entry, in which alone a list can say that it refuses. */
  private CompletableFuture<DnsAnswer> addresses(
      DnsQuestion entry, DnsAnswer answer, ZoneRecord zone) {
    if (entry.type() == RecordType.A) {
      return CompletableFuture.completedFuture(answer);
    }
    zone.count(OptionalLong.empty());
    return carrier.ask(new DnsQuestion(entry.name(), RecordType.A, entry.zone()));
  }

  private boolean notBelieved(DnsQuestion entry, DnsAnswer addresses, ZoneRecord zone) {
    DnsQuestion asked = new DnsQuestion(entry.name(), RecordType.A, entry.zone());
    Optional<String> error = error(asked, addresses.data(RecordType.A));
    if (error.isPresent()) {
      rest(zone.zone(), zone, error.get());
    } else {
      aside(zone.zone(), zone, LISTS_ALL, ZoneRecord.LONGEST_REST);
    }
    return false;
  }

  /** What the answer says to be listed: addresses of 127/8, or texts. */
  private static List<String> listings(DnsQuestion question, DnsAnswer answer) {
    return answer.data(question.type()).stream()
        .filter(d -> question.type() != RecordType.A || d.startsWith("127."))
        .toList();
  }

  @Override
  public double listedShare(String zone) {
    if (!zones.containsKey(zone)) {
      return LISTED_SHARE;
    }
    ListStatus today = status(zone);
    return (today.listedToday() + GUESSED * LISTED_SHARE) / (today.askedToday() + GUESSED);
  }

  @Override
  public void setAside(String zone, Duration time, String reason) {
    changed.set(true);
    aside(zone, zone(zone), reason, time);
  }

  private void aside(String name, ZoneRecord zone, String reason, Duration time) {
    if (zone.setAside(reason, clock.millis(), time)) {
      tellAside(name, reason, time);
    }
  }

  private void rest(String name, ZoneRecord zone, String reason) {
    zone.rest(reason, clock.millis()).ifPresent(time -> tellAside(name, reason, time));
  }

  private static void tellAside(String name, String reason, Duration time) {
    LOG.warn("list {} is not asked for {} minutes: {}", name, time.toMinutes(), reason);
  }

  /** How all lists that were asked are doing, by zone. */
  public List<ListStatus> status() {
    return zones.keySet().stream().sorted().map(this::status).toList();
  }

  private ListStatus status(String name) {
    OptionalLong budget = budgets.of(name);
    return zone(name)
        .status(
            clock.millis(),
            budget.isPresent() ? Optional.of(budget.getAsLong()) : Optional.empty());
  }
}
