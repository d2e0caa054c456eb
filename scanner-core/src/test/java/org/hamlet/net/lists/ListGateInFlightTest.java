package org.hamlet.net.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.DnsRecord;
import org.hamlet.net.MovedClock;
import org.hamlet.net.RecordType;
import org.junit.jupiter.api.Test;

/** Lists with many questions on their way at a time. */
class ListGateInFlightTest {

  private static final String ZONE = "multi.uribl.com";
  private static final DnsQuestion ANOTHER = DnsQuestion.of("www.example.com", RecordType.A);

  private final Map<DnsQuestion, CompletableFuture<DnsAnswer>> onTheirWay = new LinkedHashMap<>();
  private final MovedClock clock = new MovedClock();
  private final ListGate gate = new ListGate(this::take, Budgets.of(Map.of(ZONE, "30")), clock);

  @Test
  void questionsThatWereOnTheirWayMakeTheRestNoLonger() {
    for (int burst = 1; burst < SilentRun.SILENT_BURSTS; burst++) {
      silentBurst("early" + burst, 1);
    }
    silentBurst("n", 20);
    assertEquals(Status.NOT_ASKED, asked("rests.example.com").join().status());
    clock.forward(ZoneRecord.FIRST_REST);
    ask("after.example.com");
    assertEquals(1, onTheirWay.size());
  }

  /** What others answered may have come before the line broke. */
  @Test
  void oneBurstBeforeTheLineBreaksSetsNoListAside() {
    silentBurst("n", 20);
    assertTrue(gate.status().get(0).usable());
  }

  @Test
  void anOutageSetsNoListAsideThoughOthersWereHeardBeforeAndBehindIt() {
    silentBurst("n", 2);
    for (int i = 0; i < 20; i++) {
      ask("down" + i + ".example.com");
      CompletableFuture<DnsAnswer> unused = gate.ask(ANOTHER);
      answerAll(DnsAnswer.without(Status.TIMED_OUT));
    }
    silentBurst("m", 2);
    assertTrue(gate.status().get(0).usable());
  }

  @Test
  void aDeadListIsSetAsideWithTheLastBurstThatItTakes() {
    for (int burst = 1; burst <= SilentRun.SILENT_BURSTS; burst++) {
      assertTrue(gate.status().stream().allMatch(ListStatus::usable), "before burst " + burst);
      silentBurst("n" + burst, 5);
    }
    assertEquals(3, SilentRun.SILENT_BURSTS);
    assertFalse(gate.status().get(0).usable());
  }

  /** Questions on their way together that stay unanswered while another was answered. */
  private void silentBurst(String key, int questions) {
    for (int i = 0; i < questions; i++) {
      ask(key + i + ".example.com");
    }
    answerAnother();
    answerAll(DnsAnswer.without(Status.SERVER_FAILED));
  }

  @Test
  void afterARestOneQuestionTriesTheList() {
    askMany();
    answerAll(refusal());
    clock.forward(ZoneRecord.FIRST_REST);
    ask("first.example.com");
    CompletableFuture<DnsAnswer> second = asked("second.example.com");
    assertEquals(Status.NOT_ASKED, second.join().status());
    answerAll(DnsAnswer.without(Status.NO_SUCH_NAME));
    ask("third.example.com");
    assertEquals(List.of("test." + ZONE, "third.example.com." + ZONE), names());
    assertTrue(gate.status().get(0).usable());
  }

  @Test
  void aTrialThatNobodyAnswersKeepsTheOthersWaitingForAWhileOnly() {
    ask("one.example.com");
    answerAll(refusal());
    clock.forward(ZoneRecord.FIRST_REST);
    ask("trial.example.com");
    clock.forward(ZoneRecord.TRIAL.minusMillis(1));
    ask("early.example.com");
    assertEquals(List.of("trial.example.com." + ZONE), names());
    clock.forward(Duration.ofMillis(1));
    ask("late.example.com");
    assertEquals(List.of("trial.example.com." + ZONE, "late.example.com." + ZONE), names());
  }

  @Test
  void anAnswerFromBeforeTheRestDoesNotEndIt() {
    CompletableFuture<DnsAnswer> early = asked("early.example.com");
    CompletableFuture<DnsAnswer> way = onTheirWay.values().iterator().next();
    onTheirWay.clear();
    ask("other.example.com");
    answerAll(refusal());
    way.complete(DnsAnswer.without(Status.NO_SUCH_NAME));
    assertTrue(early.isDone());
    assertEquals(Status.NOT_ASKED, asked("later.example.com").join().status());
    assertTrue(gate.status().get(0).state().startsWith("it refuses"));
  }

  /** What rules say of a list, as {@code URIBL_BLOCKED} does, takes nothing back. */
  @Test
  void aRuleDoesNotShortenARest() {
    ask("one.example.com");
    answerAll(refusal());
    gate.setAside(ZONE, Duration.ofMinutes(5), "rule URIBL_BLOCKED hit");
    clock.forward(Duration.ofMinutes(5));
    assertEquals(Status.NOT_ASKED, asked("two.example.com").join().status());
    assertTrue(gate.status().get(0).state().startsWith("it refuses"));
  }

  @Test
  void whereNoNameServerIsReachedNoListIsToBlame() {
    askMany();
    answerAll(DnsAnswer.without(Status.UNREACHABLE));
    assertTrue(gate.status().get(0).usable());
    assertEquals(0, gate.status().get(0).askedToday());
  }

  @Test
  void aBudgetHoldsForQuestionsAskedAtOnce() {
    for (int i = 0; i < 40; i++) {
      ask("n" + i + ".example.com");
    }
    assertEquals(30, onTheirWay.size());
  }

  /**
   * A listing is first held against what no list lists; a refusal is the answer to that as well.
   */
  @Test
  void aListThatRefusesIsNotCalledOneThatListsEverything() {
    DnsQuestion question = DnsQuestion.ofList("shop.example.com", ZONE, RecordType.TXT);
    CompletableFuture<DnsAnswer> answer = gate.ask(question);
    answerAll(record(question, "see https://example.org/"));
    assertEquals(List.of("invalid." + ZONE), names());
    answerAll(record(question, "see https://example.org/"));
    assertEquals(List.of("invalid." + ZONE), names());
    answerAll(refusal());
    assertEquals(Status.NOT_ASKED, answer.join().status());
    assertTrue(gate.status().get(0).state().startsWith("it refuses"), gate.status().toString());
  }

  @Test
  void aTextThatSaysErrorIsNoListing() {
    DnsQuestion question = DnsQuestion.ofList("shop.example.com", ZONE, RecordType.TXT);
    CompletableFuture<DnsAnswer> answer = gate.ask(question);
    answerAll(record(question, "Error: open resolver; https://example.org/returnc/pub/"));
    assertEquals(Status.NOT_ASKED, answer.join().status());
    assertTrue(gate.status().get(0).state().startsWith("it refuses"), gate.status().toString());
    assertTrue(onTheirWay.isEmpty());
  }

  /** As that of SpamCop, which says so of an address that it lists. */
  @Test
  void aTextThatSaysBlockedIsAListing() {
    DnsQuestion question = DnsQuestion.ofList("7.2.0.192", ZONE, RecordType.TXT);
    CompletableFuture<DnsAnswer> answer = gate.ask(question);
    answerAll(record(question, "Blocked - see https://example.org/bl?192.0.2.7"));
    answerAll(DnsAnswer.without(Status.NO_SUCH_NAME));
    assertEquals(Status.OK, answer.join().status());
    answer = gate.ask(question);
    answerAll(record(question, "Blocked - see https://example.org/bl?192.0.2.7"));
    assertEquals(Status.OK, answer.join().status());
    assertTrue(onTheirWay.isEmpty());
  }

  /** What is about no list shows that the resolver is well. */
  private void answerAnother() {
    CompletableFuture<DnsAnswer> unused = gate.ask(ANOTHER);
    onTheirWay.remove(ANOTHER).complete(DnsAnswer.without(Status.NO_SUCH_NAME));
  }

  private void askMany() {
    for (int i = 0; i < 20; i++) {
      ask("n" + i + ".example.com");
    }
  }

  private void ask(String key) {
    CompletableFuture<DnsAnswer> unused = asked(key);
  }

  private CompletableFuture<DnsAnswer> asked(String key) {
    return gate.ask(DnsQuestion.ofList(key, ZONE, RecordType.A));
  }

  private CompletableFuture<DnsAnswer> take(DnsQuestion question) {
    return onTheirWay.computeIfAbsent(question, q -> new CompletableFuture<>());
  }

  private void answerAll(DnsAnswer answer) {
    List<CompletableFuture<DnsAnswer>> all = new ArrayList<>(onTheirWay.values());
    onTheirWay.clear();
    all.forEach(way -> way.complete(answer));
  }

  private List<String> names() {
    return onTheirWay.keySet().stream().map(DnsQuestion::name).toList();
  }

  private static DnsAnswer refusal() {
    DnsQuestion question = DnsQuestion.ofList("x.example.com", ZONE, RecordType.A);
    return record(question, "127.0.0.1");
  }

  private static DnsAnswer record(DnsQuestion question, String data) {
    DnsRecord record = new DnsRecord(question.name(), question.type(), 60, data);
    return new DnsAnswer(Status.OK, List.of(record), 60);
  }
}
