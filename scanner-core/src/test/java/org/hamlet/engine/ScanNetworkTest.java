package org.hamlet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.RecordType;
import org.hamlet.verdict.LimitReached;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanNetworkTest {

  private static final NetTimeout TIMEOUT = NetTimeout.of(Duration.ofSeconds(10), Optional.empty());

  private final List<String> sent = new ArrayList<>();
  private final List<DnsAnswer.Status> answers = new ArrayList<>();
  private final DnsClient client =
      question -> {
        sent.add(question.name());
        return CompletableFuture.completedFuture(DnsAnswer.without(DnsAnswer.Status.NO_SUCH_NAME));
      };
  private final ScanNetwork network = new ScanNetwork(client, TIMEOUT, true, Clock.systemUTC());

  private void ask(String list, int number) {
    network.ask(
        DnsQuestion.ofList("k" + number, list, RecordType.A), reply -> answers.add(reply.status()));
  }

  private List<LimitReached> collect() {
    return collect(network);
  }

  @Test
  void questionsThatWaitDoNotCount() {
    for (int i = 0; i < 3 * ScanNetwork.MAX_QUESTIONS; i++) {
      ask("held.example.net", i);
    }
    ask("opened.example.net", 1);
    network.open("opened.example.net");
    assertThat(collect()).extracting(LimitReached::name).containsExactly("hamlet_dns_effort");
    assertThat(sent).containsExactly("k1.opened.example.net");
  }

  @Test
  void aBudgetOfAllListsThatIsUsedUpIsToldOnceForAllOfThem() {
    DnsClient over =
        question ->
            CompletableFuture.completedFuture(DnsAnswer.without(DnsAnswer.Status.OVER_BUDGET));
    ScanNetwork scan = new ScanNetwork(over, TIMEOUT, false, Clock.systemUTC());
    for (String list : List.of("a.example.net", "b.example.net", "c.example.net")) {
      scan.ask(DnsQuestion.ofList("k", list, RecordType.A), reply -> {});
    }
    assertThat(scan.collect(System.nanoTime() + TIMEOUT.initial().toNanos()))
        .containsExactly(
            new LimitReached(
                "hamlet_dns_budget", "all: used up for today; questions to lists not asked: 3"));
  }

  /** A dead name server once left verdicts without a word about what was not asked. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UNREACHABLE | lists_left_out: a.example.net; dns: questions without an answer: 2"
            + " UNREACHABLE",
        "TIMED_OUT | lists_left_out: a.example.net; dns: questions without an answer: 2 TIMEOUT",
        "REFUSED | lists_left_out: a.example.net; dns: questions without an answer: 2 REFUSED",
        "SERVER_FAILED | lists_left_out: a.example.net",
        "FORMAT_ERROR | lists_left_out: a.example.net",
        "NOT_IMPLEMENTED | lists_left_out: a.example.net",
        "OTHER_ERROR | lists_left_out: a.example.net",
        "NOT_ASKED | lists_left_out: a.example.net",
        "OVER_BUDGET | hamlet_dns_budget: all: used up for today; questions to lists not asked: 3",
        "CLOSED | ''",
        "NO_SUCH_NAME | ''",
        "OK | ''"
      })
  void whatNobodyAnsweredIsToldOnceForAList(DnsAnswer.Status status, String told) {
    DnsClient server = question -> CompletableFuture.completedFuture(DnsAnswer.without(status));
    ScanNetwork scan = new ScanNetwork(server, TIMEOUT, false, Clock.systemUTC());
    scan.ask(DnsQuestion.ofList("k", "a.example.net", RecordType.A), reply -> {});
    scan.ask(DnsQuestion.of("b.example.com", RecordType.A), reply -> {});
    scan.ask(DnsQuestion.of("c.example.com", RecordType.TXT), reply -> {});
    assertThat(scan.collect(System.nanoTime() + TIMEOUT.initial().toNanos()))
        .extracting(limit -> limit.name() + ": " + limit.value())
        .isEqualTo(told.isEmpty() ? List.of() : List.of(told.split("; (?=dns)")));
  }

  /** 500 questions about hosts of a silent domain once kept all other mail waiting for minutes. */
  @Test
  void hostsOfOneMessageAreAskedAboutByTurns() {
    List<CompletableFuture<DnsAnswer>> open = new ArrayList<>();
    DnsClient slow =
        question -> {
          sent.add(question.name());
          open.add(new CompletableFuture<>());
          return open.get(open.size() - 1);
        };
    ScanNetwork scan = new ScanNetwork(slow, TIMEOUT, false, Clock.systemUTC());
    int hosts = Arrivals.MAX_IN_TURN + 2;
    for (int i = 0; i < hosts; i++) {
      DnsQuestion host = DnsQuestion.of("h" + i + ".example.com", RecordType.A);
      scan.towards("a.example.net", () -> scan.ask(host, reply -> answers.add(reply.status())));
    }
    assertThat(sent).hasSize(Arrivals.MAX_IN_TURN);
    scan.ask(DnsQuestion.ofList("k", "a.example.net", RecordType.A), reply -> {});
    scan.ask(DnsQuestion.of("example.com", RecordType.TXT), reply -> {});
    assertThat(sent).hasSize(Arrivals.MAX_IN_TURN + 2);
    open.get(0).complete(DnsAnswer.without(DnsAnswer.Status.TIMED_OUT));
    scan.settle(System.nanoTime() + Duration.ofMillis(50).toNanos());
    assertThat(answers).containsExactly(DnsAnswer.Status.TIMED_OUT);
    assertThat(sent).hasSize(Arrivals.MAX_IN_TURN + 3).last().isEqualTo("h20.example.com");
    open.get(1).complete(DnsAnswer.without(DnsAnswer.Status.TIMED_OUT));
    assertThat(scan.collect(System.nanoTime()).toString())
        .contains("questions without an answer: " + hosts);
    assertThat(sent).hasSize(Arrivals.MAX_IN_TURN + 3);
    assertThat(scan.collect(System.nanoTime())).isEmpty();
  }

  /** A mail of many links once kept its author's policy from being asked for. */
  @Test
  void listsAreAskedAsOftenAsTheirLimitAndOthersStillAfterThat() {
    ScanNetwork scan = new ScanNetwork(client, TIMEOUT, false, Clock.systemUTC());
    for (int i = 0; i <= ScanNetwork.MAX_LIST_QUESTIONS; i++) {
      scan.ask(
          DnsQuestion.ofList("k", "l" + i + ".example.net", RecordType.A),
          reply -> answers.add(reply.status()));
    }
    assertThat(sent).hasSize(ScanNetwork.MAX_LIST_QUESTIONS);
    scan.settle(System.nanoTime() + TIMEOUT.initial().toNanos());
    assertThat(answers).containsOnlyOnce(DnsAnswer.Status.NOT_ASKED);
    for (int i = ScanNetwork.MAX_LIST_QUESTIONS; i <= ScanNetwork.MAX_QUESTIONS; i++) {
      scan.ask(DnsQuestion.of("n" + i + ".example.com", RecordType.TXT), answer -> {});
    }
    assertThat(sent).hasSize(ScanNetwork.MAX_QUESTIONS);
    assertThat(collect(scan))
        .containsExactly(
            new LimitReached("engine.ScanNetwork.MAX_LIST_QUESTIONS", "450 questions"),
            new LimitReached("engine.ScanNetwork.MAX_QUESTIONS", "500 questions"));
  }

  /** A mail of many hosts once took all questions away from the lists of its relays. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aListTakesHalfOfWhatTheOthersHaveLeft(boolean frugal) {
    ScanNetwork scan = new ScanNetwork(client, TIMEOUT, frugal, Clock.systemUTC());
    for (String list : List.of("many.example.net", "more.example.net", "few.example.net")) {
      for (int i = 0; i < (list.startsWith("few") ? 20 : ScanNetwork.MAX_QUESTIONS); i++) {
        scan.ask(
            DnsQuestion.ofList("k" + i, list, RecordType.A), reply -> answers.add(reply.status()));
      }
      scan.open(list);
    }
    assertThat(collect(scan))
        .containsExactly(
            new LimitReached(
                "engine.QuestionShares.MAX_PERCENT",
                "50 percent of the questions left: many.example.net, more.example.net"));
    assertThat(sentTo("many.example.net")).isEqualTo(225);
    assertThat(sentTo("more.example.net")).isEqualTo(113);
    assertThat(sentTo("few.example.net")).isEqualTo(20);
    assertThat(answers).filteredOn(s -> s == DnsAnswer.Status.NOT_ASKED).hasSize(275 + 387);
  }

  private long sentTo(String list) {
    return sent.stream().filter(name -> name.endsWith("." + list)).count();
  }

  private static List<LimitReached> collect(ScanNetwork scan) {
    return scan.collect(System.nanoTime() + TIMEOUT.initial().toNanos());
  }
}
