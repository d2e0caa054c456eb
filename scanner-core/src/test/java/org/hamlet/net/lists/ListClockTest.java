package org.hamlet.net.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.DnsRecord;
import org.hamlet.net.MovedClock;
import org.hamlet.net.RecordType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clocks that are wrong and set right, as on machines that keep no time of their own. */
class ListClockTest {

  private static final String ZONE = "list.example.net";
  private static final int BUDGET = 100;
  private static final Duration YEARS = Duration.ofDays(4 * 365);

  @TempDir private Path folder;

  private final MovedClock clock = new MovedClock();
  private String listing = "";
  private int sent;

  @BeforeEach
  void begin() {
    clock.forward(Duration.ofDays(20_000).plusHours(9));
  }

  @Test
  void whatIsKeptOfADayLongAfterTodayIsForgottenOnce() {
    clock.forward(YEARS);
    ListGate before = process();
    askAll(before);
    before.save();
    clock.back(YEARS);
    for (int i = 0; i < 20; i++) {
      ListGate mail = process();
      askAll(mail);
      mail.save();
    }
    assertThat(sent).isEqualTo(2 * BUDGET);
    clock.forward(Duration.ofDays(1));
    askAll(process());
    assertThat(sent).as("the next day").isEqualTo(3 * BUDGET);
  }

  @Test
  void aBudgetHoldsInAProcessWhoseClockIsSetBack() {
    ListGate server = process();
    clock.forward(YEARS);
    askAll(server);
    clock.back(YEARS);
    askAll(server);
    server.save();
    askAll(process());
    assertThat(sent).isEqualTo(BUDGET);
  }

  @Test
  void whoStartsBehindMidnightAddsToWhatIsKeptOfTheDay() {
    clock.forward(Duration.ofHours(15).plusMinutes(30));
    ListGate before = process();
    ask(before, 90);
    before.save();
    clock.back(Duration.ofMinutes(40));
    ListGate server = process();
    askAll(server);
    server.save();
    clock.forward(Duration.ofMinutes(40));
    askAll(server);
    server.save();
    assertThat(sent).isEqualTo(BUDGET);
    assertThat(process().status()).extracting(ListStatus::askedToday).containsExactly(100L);
  }

  @Test
  void aServerBehindMidnightLosesNoCountToOneThatIsNot() {
    clock.forward(Duration.ofHours(14).plusMinutes(30));
    ListGate behind = process();
    ask(behind, 1);
    clock.forward(Duration.ofMinutes(40));
    ListGate other = process();
    ask(other, 40);
    other.save();
    clock.back(Duration.ofMinutes(40));
    ask(behind, 49);
    behind.save();
    clock.forward(Duration.ofMinutes(40));
    assertThat(process().status()).extracting(ListStatus::askedToday).containsExactly((long) sent);
  }

  @Test
  void aRestKeptLongAfterNowIsOver() {
    clock.forward(YEARS);
    ListGate before = process();
    before.setAside(ZONE, Duration.ofHours(1), "it refuses");
    before.save();
    clock.back(YEARS);
    ask(process(), 1);
    assertThat(sent).isEqualTo(1);
    ask(before, 1);
    assertThat(sent).as("in the same process").isEqualTo(2);
  }

  @Test
  void aListIsNotBelievedUntilAYearThatWasNone() {
    clock.forward(YEARS);
    listing = "127.0.0.2";
    ListGate server = process();
    ask(server, 1);
    int proved = sent;
    clock.back(YEARS);
    ask(server, 1);
    assertThat(sent).as("asked to prove itself again").isEqualTo(proved + 2);
  }

  @Test
  void aListIsAskedForItsTestEntryThoughThatWasDoneInAYearThatWasNone() {
    clock.forward(YEARS);
    ListGate server = new ListGate(this::answer, Budgets.NONE, clock);
    ask(server, Examination.WORTH_AFTER);
    assertThat(sent).isEqualTo(Examination.WORTH_AFTER + 1);
    clock.back(YEARS);
    ask(server, Examination.WORTH_AFTER);
    assertThat(sent).isEqualTo(2 * (Examination.WORTH_AFTER + 1));
  }

  @Test
  void whatIsKeptIsWrittenAgainAfterTheClockWasSetBack() {
    Path file = folder.resolve("accounts.tsv");
    ListGate server =
        new ListGate(this::answer, Budgets.NONE, ClosedLists.ALL, clock, Optional.of(file));
    clock.back(YEARS);
    ask(server, 1);
    assertThat(file).exists();
  }

  private ListGate process() {
    Path file = folder.resolve("dns-lists.tsv");
    Budgets budgets = Budgets.of(Map.of(ZONE, BUDGET + "/day"));
    return new ListGate(this::answer, budgets, ClosedLists.ALL, clock, Optional.of(file));
  }

  private static void askAll(ListGate gate) {
    ask(gate, BUDGET);
  }

  private static void ask(ListGate gate, int times) {
    for (int i = 0; i < times; i++) {
      gate.ask(DnsQuestion.ofList("7.2.0.192", ZONE, RecordType.A)).join();
    }
  }

  private CompletableFuture<DnsAnswer> answer(DnsQuestion question) {
    sent++;
    boolean lists = !listing.isEmpty() && question.name().startsWith("7.");
    List<DnsRecord> records =
        lists ? List.of(new DnsRecord(question.name(), question.type(), 60, listing)) : List.of();
    return CompletableFuture.completedFuture(new DnsAnswer(Status.OK, records, 60));
  }
}
