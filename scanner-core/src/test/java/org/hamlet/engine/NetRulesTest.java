package org.hamlet.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.DnsRecord;
import org.hamlet.net.RecordType;
import org.hamlet.rule.ConfigSource;
import org.hamlet.rule.RuleSet;
import org.hamlet.rule.RuleSetReader;
import org.hamlet.rule.RuleSources;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.LimitReached;
import org.hamlet.verdict.ScoreSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How rules that ask DNS take part in a scan. */
class NetRulesTest {

  private static final String RULES =
      """
      header ZA eval:asks(a.example.com)
      header ZB eval:asks(b.example.com)
      header ZLOCAL eval:here()
      meta ZBOTH ZA && ZLOCAL
      meta ZNOT !ZB && ZLOCAL
      """;

  private final Names names = new Names();

  @Test
  void answersHitRulesAndTheMetasThatNameThem() {
    names.answer("a.example.com", "127.0.0.2");
    names.answer("b.example.com");
    assertEquals("ZLOCAL ZA ZBOTH ZNOT", run(RULES, Duration.ofSeconds(60)));
  }

  @Test
  void anAnswerMayLeadToFurtherQuestions() {
    names.answer("a.example.com", "next.example.com");
    names.answer("next.example.com", "127.0.0.2");
    assertEquals(
        "ZCHAIN", run("header ZCHAIN eval:follows(a.example.com)", Duration.ofSeconds(60)));
  }

  @Test
  void whatSeveralRulesAskIsSentOnce() {
    names.answer("a.example.com", "127.0.0.2");
    run(
        "header ZA eval:asks(a.example.com)\nheader ZC eval:asks(A.example.com.)",
        Duration.ofSeconds(60));
    assertEquals(List.of("a.example.com"), names.asked);
  }

  @Test
  void missingAnswersEndWithTheTimeOfTheScan() {
    names.answer("b.example.com", "127.0.0.2");
    assertTrue(run(RULES, Duration.ofMillis(200)).startsWith("ZLOCAL ZB"));
  }

  @Test
  void waitingEndsAfterRblTimeout() {
    Hits hits = hits("rbl_timeout 1\n" + RULES, Duration.ofSeconds(60));
    assertEquals("ZLOCAL ZNOT", text(hits));
    assertEquals(
        List.of(new LimitReached("rbl_timeout", "1 s; questions without an answer: 2")),
        hits.limits());
  }

  @Test
  void questionsAreLimited() {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i <= ScanNetwork.MAX_QUESTIONS; i++) {
      names.answer("n" + i + ".example.com");
      rules.append("header Z").append(i).append(" eval:asks(n").append(i).append(".example.com)\n");
    }
    Hits hits = hits(rules.toString(), Duration.ofSeconds(60));
    assertEquals(ScanNetwork.MAX_QUESTIONS, names.asked.size());
    assertEquals(
        List.of(new LimitReached("engine.ScanNetwork.MAX_QUESTIONS", "500 questions")),
        hits.limits());
  }

  @Test
  void nothingIsAskedWithoutANetwork() {
    RuleSet rules = rules(RULES);
    RuleEngine engine = RuleEngine.compile(rules, EVALS, false);
    ScanContext scan = TextsOfTest.of(Map.of()).scan(rules, Duration.ofSeconds(60));
    assertEquals("ZLOCAL ZNOT", text(engine.run(scan, ScoreSet.LOCAL, true)));
    assertTrue(engine.missingEvals().isEmpty());
  }

  @Test
  void patienceShrinksAsAnswersCome() {
    NetTimeout timeout = NetTimeout.of(Duration.ofSeconds(15), Optional.empty());
    assertEquals("15.0 14.5 12.0 7.3 3.0", seconds(timeout, 0, 0.2, 0.5, 0.8, 1));
  }

  /** What SpamAssassin 4.0.1 reads of such lines; one about a zone is not about all others. */
  @ParameterizedTest
  @CsvSource({
    "rbl_timeout 10 4, 10.0 8.5 4.0",
    "rbl_timeout 10s 4s, 10.0 8.5 4.0",
    "rbl_timeout 1m, 60.0 48.0 12.0",
    "rbl_timeout 2 5, 5.0 5.0 5.0",
    "rbl_timeout 10 4 example.com, 15.0 12.0 3.0",
    "rbl_timeout 10 example.com, 15.0 12.0 3.0",
    "rbl_timeout 10 4|rbl_timeout 20, 20.0 16.0 4.0",
    "rbl_timeout 10 4 5, 15.0 12.0 3.0",
    "rbl_timeout abc, 15.0 12.0 3.0",
  })
  void linesSayHowLongAndHowLongAtLeast(String lines, String expected) {
    Settings settings = rules(lines.replace('|', '\n')).settings();
    NetTimeout timeout =
        NetTimeout.of(settings.duration("rbl_timeout"), settings.leastRblTimeout());
    assertEquals(expected, seconds(timeout, 0, 0.5, 1));
  }

  private static String seconds(NetTimeout timeout, double... done) {
    List<String> all = new ArrayList<>();
    for (double part : done) {
      all.add("%.1f".formatted(timeout.after(part).toMillis() / 1000.0));
    }
    return String.join(" ", all);
  }

  private String run(String config, Duration left) {
    return text(hits(config, left));
  }

  private Hits hits(String config, Duration left) {
    RuleSet rules = rules(config);
    RuleEngine engine = RuleEngine.compile(rules, EVALS, true);
    ScanContext scan = TextsOfTest.of(Map.of()).scan(rules, left).online(names, Clock.systemUTC());
    return engine.run(scan, ScoreSet.NET, true);
  }

  private static String text(Hits hits) {
    return String.join(" ", hits.scored().stream().map(Hit::rule).map(Object::toString).toList());
  }

  private static RuleSet rules(String config) {
    RuleSources sources = new RuleSources();
    sources.rules(ConfigSource.text("test.cf", config));
    return RuleSetReader.english().read(sources);
  }

  private static final EvalFunctions EVALS =
      new EvalFunctions() {
        @Override
        public Optional<EvalFunction> find(String name) {
          return Optional.of((rule, settings) -> (scan, notes) -> 1);
        }

        @Override
        public boolean isNet(String name) {
          return name.equals("asks") || name.equals("follows");
        }

        @Override
        public Optional<NetEvalFunction> findNet(String name) {
          return Optional.of(
              (rule, traits, settings) ->
                  (scan, network, pending) ->
                      network.ask(
                          question(rule.arguments().get(0)),
                          answer -> {
                            if (name.equals("asks") && !answer.records().isEmpty()) {
                              pending.hit();
                            } else if (name.equals("follows")) {
                              String next = answer.data(RecordType.A).get(0);
                              network.ask(question(next), found -> pending.hit());
                            }
                          }));
        }
      };

  private static DnsQuestion question(String name) {
    return DnsQuestion.of(name, RecordType.A);
  }

  /** Answers what it was told, and never anything else. */
  private static final class Names implements DnsClient {

    private final Map<String, DnsAnswer> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    void answer(String name, String... data) {
      List<DnsRecord> records = new ArrayList<>();
      for (String text : data) {
        records.add(new DnsRecord(name, RecordType.A, 60, text));
      }
      answers.put(name, new DnsAnswer(DnsAnswer.Status.OK, records, 60));
    }

    @Override
    public CompletableFuture<DnsAnswer> ask(DnsQuestion question) {
      asked.add(question.name());
      DnsAnswer known = answers.get(question.name());
      return known == null ? new CompletableFuture<>() : CompletableFuture.completedFuture(known);
    }
  }
}
