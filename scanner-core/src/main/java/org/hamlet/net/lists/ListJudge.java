package org.hamlet.net.lists;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.ListErrors;
import org.hamlet.net.RecordType;

/**
 * What is made of the answers of lists: counts, reasons to set one aside, and whether a listing is
 * believed. The first listing a list reports in a day, and from the second in a row on, is believed
 * only when the list does not report its test point as well that must not be listed. Thread-safe.
 */
final class ListJudge {

  private static final Set<Status> UNSENT = Set.of(Status.NOT_ASKED, Status.UNREACHABLE);
  private static final String LISTS_ALL =
      "it lists everything, even what no list may; it was probably shut down, so leave it out";
  private static final String SILENT = "it does not answer";
  private static final String UNPROVED =
      "it does not say whether it lists everything: it does not answer about the test entry no list"
          + " may have (RFC 5782)";

  private final DnsClient carrier;
  private final ListRests rests;
  private final Clock clock;

  /** Questions that anybody answered, about lists or not. */
  private final AtomicLong heard = new AtomicLong();

  /** Questions that went out and nobody answered. */
  private final AtomicLong unheard = new AtomicLong();

  ListJudge(DnsClient carrier, ListRests rests, Clock clock) {
    this.carrier = carrier;
    this.rests = rests;
    this.clock = clock;
  }

  /** Sends a question, whose answer is judged; it was counted. */
  CompletableFuture<DnsAnswer> ask(DnsQuestion question, ZoneRecord zone) {
    Sent sent = new Sent(clock.millis(), heard.get());
    return carrier.ask(question).thenCompose(answer -> judged(question, zone, answer, sent));
  }

  /** Sends a question about no list. */
  CompletableFuture<DnsAnswer> pass(DnsQuestion question) {
    return carrier
        .ask(question)
        .whenComplete(
            (answer, error) -> {
              if (error == null && !UNSENT.contains(answer.status())) {
                (answer.conclusive() ? heard : unheard).incrementAndGet();
              }
            });
  }

  /**
   * When a question went out.
   *
   * @param heard how many questions had been answered by then
   */
  private record Sent(long millis, long heard) {}

  private CompletableFuture<DnsAnswer> judged(
      DnsQuestion question, ZoneRecord zone, DnsAnswer answer, Sent sent) {
    if (UNSENT.contains(answer.status())) {
      zone.uncount();
      return CompletableFuture.completedFuture(answer);
    }
    if (!answer.conclusive()) {
      long unanswered = unheard.incrementAndGet();
      switch (zone.silent(new SilentRun.Heard(sent.heard(), heard.get(), unanswered))) {
        case SILENT -> rests.rest(zone, SILENT);
        case ALONE -> rests.aside(zone, SILENT, SilentRun.ALONE_REST);
        case NONE -> {}
      }
      return CompletableFuture.completedFuture(answer);
    }
    heard.incrementAndGet();
    List<String> data = listings(question, answer);
    Optional<String> error = error(question, data);
    boolean aboutMail = !TestPoint.asksFor(question);
    boolean found = !data.isEmpty() && error.isEmpty() && aboutMail;
    long now = clock.millis();
    boolean restored = zone.answered(now, now - sent.millis(), found);
    if (error.isPresent()) {
      rests.rest(zone, error.get());
      return CompletableFuture.completedFuture(
          question.type() == RecordType.A ? answer : DnsAnswer.without(Status.NOT_ASKED));
    }
    boolean vouched = !aboutMail || zone.said(found, now);
    if (data.isEmpty() || zone.believed(now)) {
      endRest(zone, restored);
      return CompletableFuture.completedFuture(answer);
    }
    return zone.check(() -> check(question, zone))
        .thenApply(
            proof -> {
              boolean believed = isBelieved(proof, vouched, zone);
              endRest(zone, restored && believed);
              return believed ? answer : DnsAnswer.without(Status.NOT_ASKED);
            });
  }

  /** Whether a listing counts; without any proof its list rests. */
  private boolean isBelieved(Proof proof, boolean vouched, ZoneRecord zone) {
    return switch (proof) {
      case SHOWN -> true;
      case REFUTED -> false;
      case UNSENT -> vouched;
      case UNTOLD -> {
        if (vouched) {
          zone.believeUntold(clock.millis());
        } else {
          rests.aside(zone, UNPROVED, ListGate.BELIEVED_UNTOLD);
        }
        yield vouched;
      }
    };
  }

  private void endRest(ZoneRecord zone, boolean restored) {
    if (restored) {
      rests.end(zone);
    }
  }

  /** What the answer says to be listed: addresses of 127/8, or texts. */
  static List<String> listings(DnsQuestion question, DnsAnswer answer) {
    return answer.data(question.type()).stream()
        .filter(d -> question.type() != RecordType.A || d.startsWith("127."))
        .toList();
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

  /** Asks about what no list may list. */
  CompletableFuture<Proof> check(DnsQuestion question, ZoneRecord zone) {
    DnsQuestion unlisted = TestPoint.of(question).unlisted(question.zone(), question.type());
    zone.count(OptionalLong.empty());
    return carrier
        .ask(unlisted)
        .thenCompose(
            answer -> {
              if (listings(unlisted, answer).isEmpty()) {
                return CompletableFuture.completedFuture(unlisted(answer, zone));
              }
              return addresses(unlisted, answer, zone)
                  .thenApply(told -> refuted(unlisted, told, zone));
            });
  }

  private Proof unlisted(DnsAnswer answer, ZoneRecord zone) {
    if (UNSENT.contains(answer.status())) {
      zone.uncount();
      return Proof.UNSENT;
    }
    if (!answer.conclusive()) {
      return Proof.UNTOLD;
    }
    zone.prove(clock.millis());
    return Proof.SHOWN;
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

  private Proof refuted(DnsQuestion entry, DnsAnswer addresses, ZoneRecord zone) {
    DnsQuestion asked = new DnsQuestion(entry.name(), RecordType.A, entry.zone());
    Optional<String> error = error(asked, addresses.data(RecordType.A));
    if (error.isPresent()) {
      rests.rest(zone, error.get());
    } else {
      rests.aside(zone, LISTS_ALL, ZoneRecord.LONGEST_REST);
    }
    return Proof.REFUTED;
  }
}
