package org.hamlet.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hamlet.rule.ConfigSource;
import org.hamlet.rule.PreferencesReader;
import org.hamlet.rule.RuleSet;
import org.hamlet.rule.RuleSetReader;
import org.hamlet.rule.RuleSources;
import org.hamlet.rule.Surroundings;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.ScoreSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases in {@code rules.cases}, their expected hits taken from runs of SpamAssassin 4.0.1. */
class RuleEngineTest {

  private static final TextsOfTest MESSAGE =
      TextsOfTest.of(
              Map.of("Subject", "hello foo foo", "X-Two", "one\ntwo", "To", "box@example.com"),
              "foo foo foo bar\n",
              "foo x box\n",
              "last ")
          .withUris("http://example.com/a", "mailto:a@example.com");

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void hitsAreThoseOfSpamAssassin(String name, String config, String expected) {
    Hits hits = run(config, ScoreSet.LOCAL);
    assertEquals(expected, String.join(" ", names(hits.scored())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void hitsAreTheSameWithoutIdleSubRules(String name, String config, String expected) {
    Hits hits = run(config, ScoreSet.LOCAL, false);
    assertEquals(expected, String.join(" ", names(hits.scored())));
  }

  @Test
  void subRulesRunOnlyWhereAMetaStillDependsOnThem() {
    String config =
        "body __A /foo/\nbody __B /absent/\nbody __C /foo x/\nheader __D eval:yes()\n"
            + "meta ZNO __A && __B\nmeta ZYES __B || __C\nmeta __IDLE __A || __D";
    assertEquals(
        "[__A, __C, __D, __IDLE]", names(run(config, ScoreSet.LOCAL).subRules()).toString());
    Hits hits = run(config, ScoreSet.LOCAL, false);
    assertEquals("[__C]", names(hits.subRules()).toString());
    assertEquals("[ZYES]", names(hits.scored()).toString());
  }

  @Test
  void subRulesThatEndTheScanRunUnasked() {
    String config =
        "loadplugin Mail::SpamAssassin::Plugin::Shortcircuit\nbody __A /foo/\nmeta __B __A\n"
            + "rawbody ZC /foo/\nshortcircuit ";
    for (String rule : List.of("__A", "__B")) {
      Hits hits = run(config + rule + " on", ScoreSet.LOCAL, false);
      assertEquals(Hits.Extent.SHORTCIRCUITED, hits.extent());
    }
  }

  @Test
  void chainsOfDeferredMetasEnd() {
    StringBuilder config = new StringBuilder("body __M0 /foo/\n");
    for (int i = 1; i <= 3 * Deferrable.MAX_META_CHAIN; i++) {
      config.append("meta __M" + i + " __M" + (i - 1) + " + 1\n");
    }
    config.append("meta ZEND __M" + 3 * Deferrable.MAX_META_CHAIN + " > 150");
    Hits hits = run(config.toString(), ScoreSet.LOCAL, false);
    assertEquals("[ZEND]", names(hits.scored()).toString());
  }

  @Test
  void netRulesRunOnlyInSetsThatHaveTheNetwork() {
    String config =
        "header ZNET eval:yes()\ntflags ZNET net\nheader ZLEARN eval:yes()\ntflags ZLEARN learn";
    assertEquals("", String.join(" ", names(run(config, ScoreSet.LOCAL).scored())));
    assertEquals("ZLEARN", String.join(" ", names(run(config, ScoreSet.BAYES).scored())));
    assertEquals("ZLEARN ZNET", String.join(" ", names(run(config, ScoreSet.BAYES_NET).scored())));
  }

  @Test
  void capturedTextsBecomeTags() {
    Hits hits = run("body __A /(?<ZTAG>fo+|bar)/\ntflags __A multiple", ScoreSet.LOCAL);
    assertEquals("foo bar", hits.tags().get("ZTAG"));
  }

  @ParameterizedTest
  @CsvSource({
    "255,",
    "256, regex.LookBehind.MAX_WIDTH_BYTES = 255 bytes in rule ZB",
    "600000, regex.PatternSource.MAX_PATTERN_CHARS = 1048576 chars in rule ZB"
  })
  void aTextTooLongForThePatternThatItFillsIsToldInTheVerdict(int length, String limit) {
    String config =
        "body __A /(?<ZTAG>!+)/\nbody ZB /(?<=%{ZTAG})x/\nhamlet_captured_tags 1\npriority ZB 1";
    RuleSet rules = rules(config);
    ScanContext scan =
        TextsOfTest.of(Map.of("Subject", "a"), "!".repeat(length) + "x\n")
            .scan(rules, Duration.ofMinutes(1));
    Hits hits = RuleEngine.compile(rules, TEST_EVALS, false).run(scan, ScoreSet.LOCAL, true);
    assertEquals(limit == null ? "[ZB]" : "[]", names(hits.scored()).toString());
    assertEquals(
        limit == null ? List.of() : List.of(limit),
        hits.limits().stream().map(l -> l.name() + " = " + l.value()).toList());
  }

  @Test
  void aUserSharesTheIndexesOfASiteThatHasScannedNothingYet() {
    String config = "body ZA /foo/\nheader ZB Subject =~ /hello/\n";
    RuleSet rules = rules(config);
    RuleEngine site = RuleEngine.compile(rules, TEST_EVALS, false);
    RuleSet ofUser =
        new PreferencesReader(rules, Surroundings.ENGLISH)
            .read(ConfigSource.text("user_prefs", "score ZA 2"));
    RuleEngine user = site.forUser(ofUser);
    Hits hits = user.run(MESSAGE.scan(ofUser, Duration.ofMinutes(1)), ScoreSet.LOCAL, true);
    assertEquals("[ZA, ZB]", names(hits.scored()).toString());
    assertEquals(0, user.ownIndexes());
    assertEquals(2, site.ownIndexes());
  }

  @Test
  void hitKeepsSoManyNotes() {
    List<String> notes = hit(run("header ZA eval:chatty()", ScoreSet.LOCAL), "ZA").notes();
    assertEquals(EvalStep.MAX_NOTES, notes.size());
    assertEquals(Integer.toString(EvalStep.MAX_NOTES - 1), notes.get(notes.size() - 1));
  }

  @Test
  void hitKeepsMatchedTextAndCount() {
    Hits hits = run("body ZA /(foo) x/\nbody ZB /foo/\ntflags ZB multiple", ScoreSet.LOCAL);
    assertEquals("foo x", hit(hits, "ZA").matched());
    assertEquals(1, hit(hits, "ZA").count());
    assertEquals(6, hit(hits, "ZB").count());
  }

  @Test
  void emptyMatchesOfMultipleRulesEnd() {
    Hits hits = run("body ZA /x*/\ntflags ZA multiple maxhits=1000", ScoreSet.LOCAL);
    assertEquals(1, hits.scored().size());
  }

  @Test
  void missingFunctionsAreNamedAndNeverHit() {
    RuleSet rules = rules("header ZA eval:no_such_thing(1)\nmeta ZB !ZA");
    RuleEngine engine = RuleEngine.compile(rules, TEST_EVALS, false);
    assertEquals("{no_such_thing=[ZA]}", engine.missingEvals().toString());
    assertEquals(
        "[ZB]",
        names(run("header ZA eval:no_such_thing(1)\nmeta ZB !ZA", ScoreSet.LOCAL).scored())
            .toString());
  }

  @Test
  void refusedArgumentsAreAProblemAtTheRule() {
    RuleSet rules = rules("\nheader ZA eval:picky('x')");
    RuleEngine engine = RuleEngine.compile(rules, TEST_EVALS, false);
    assertEquals(1, engine.problems().size());
    assertEquals("ZA: picky takes a number", engine.problems().get(0).text());
    assertEquals(2, engine.problems().get(0).position().line());
  }

  @Test
  void timeLimitIsRecordedAndScored() {
    RuleSet rules = rules("body ZA /foo/");
    RuleEngine engine = RuleEngine.compile(rules, TEST_EVALS, false);
    Hits hits = engine.run(MESSAGE.scan(rules, Duration.ZERO), ScoreSet.LOCAL, true);
    assertEquals(Hits.Extent.OUT_OF_TIME, hits.extent());
    assertEquals("[TIME_LIMIT_EXCEEDED, ZA]", names(hits.scored()).toString());
    assertEquals("time_limit", hits.limits().get(0).name());
    assertEquals("0 s", hits.limits().get(0).value());
  }

  @Test
  void shortcircuitTellsHowManyRulesWereNotRun() {
    String rules =
        "header ZA Subject =~ /hello/\nheader ZB Subject =~ /foo/\nbody ZC /foo/\nmeta ZD ZC\n"
            + "shortcircuit ZA on";
    assertEquals("[ZA, ZB, ZC, ZD]", names(run(rules, ScoreSet.LOCAL).scored()).toString());
    Hits hits =
        run("loadplugin Mail::SpamAssassin::Plugin::Shortcircuit\n" + rules, ScoreSet.LOCAL);
    assertEquals("[SHORTCIRCUIT, ZA, ZB]", names(hits.scored()).toString());
    assertEquals("shortcircuit", hits.limits().get(0).name());
    assertEquals("ZA; rules not run: 2", hits.limits().get(0).value());
    assertEquals(Hits.Extent.SHORTCIRCUITED, hits.extent());
  }

  @Test
  void otherScoreSetThanCompiledIsTheCallersMistake() {
    RuleSet rules = rules("body ZA /foo/");
    RuleEngine engine = RuleEngine.compile(rules, TEST_EVALS, false);
    ScanContext scan = MESSAGE.scan(rules, Duration.ofMinutes(1));
    assertThrows(IllegalArgumentException.class, () -> engine.run(scan, ScoreSet.NET, true));
  }

  private static final EvalFunctions TEST_EVALS =
      name ->
          switch (name) {
            case "yes" -> Optional.of((rule, settings) -> (scan, notes) -> 1);
            case "chatty" ->
                Optional.of(
                    (rule, settings) ->
                        (scan, notes) -> {
                          for (int i = 0; i <= EvalStep.MAX_NOTES; i++) {
                            notes.note(Integer.toString(i));
                          }
                          return 1;
                        });
            case "three" -> Optional.of((rule, settings) -> (scan, notes) -> 3);
            case "no" -> Optional.of((rule, settings) -> (scan, notes) -> 0);
            case "picky" ->
                Optional.of(
                    (rule, settings) -> {
                      throw new EvalFunction.BadArguments("picky takes a number");
                    });
            default -> Optional.empty();
          };

  private static Hits run(String config, ScoreSet set) {
    return run(config, set, true);
  }

  private static Hits run(String config, ScoreSet set, boolean complete) {
    RuleSet rules = rules(config);
    RuleEngine engine = RuleEngine.compile(rules, TEST_EVALS, set.net());
    return engine.run(MESSAGE.scan(rules, Duration.ofMinutes(1)), set, complete);
  }

  private static RuleSet rules(String config) {
    RuleSources sources = new RuleSources().rules(ConfigSource.text("test.cf", config));
    return RuleSetReader.english().read(sources);
  }

  private static Hit hit(Hits hits, String name) {
    return hits.scored().stream()
        .filter(h -> h.rule().text().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> names(List<Hit> hits) {
    Set<String> names = new TreeSet<>();
    hits.forEach(hit -> names.add(hit.rule().text()));
    return names;
  }

  /** Name, rules and expected hits of each case. */
  static Stream<String[]> cases() throws IOException {
    List<String[]> cases = new ArrayList<>();
    try (InputStream in = RuleEngineTest.class.getResourceAsStream("/engine/rules.cases")) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      for (String block : text.split("(?m)^== ")) {
        if (!block.isBlank()) {
          String[] name = block.split("\n", 2);
          String[] rest = name[1].split("(?m)^-> ?");
          cases.add(new String[] {name[0], rest[0], rest[1].strip()});
        }
      }
    }
    return cases.stream();
  }
}
