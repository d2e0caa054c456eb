package org.hamlet.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hamlet.message.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Limits of patterns: one at the limit is compiled, one beyond is refused or less is known of it.
 */
class PatternLimitsTest {

  /** Quantifier.MAX_COUNT, LookBehind.MAX_WIDTH_BYTES, LookBehind.MAX_VARIANTS. */
  @ParameterizedTest
  @CsvSource({
    "a{65534}, a{65535}, quantifier above 65534",
    "'a{1,65534}', 'a{1,65535}', quantifier above 65534",
    "(?<=a{255})b, (?<=a{256})b, look-behind longer than 255",
    "(?<=(?:a|bb){10})c, (?<=(?:a|bb){10}|d)c, look-behind with more than 1024 variants"
  })
  void oneMoreIsRefused(String most, String beyond, String problem) throws PatternProblem {
    assertThat(PerlPattern.compileBare(most)).isNotNull();
    assertThatThrownBy(() -> PerlPattern.compileBare(beyond))
        .isInstanceOf(PatternProblem.class)
        .hasMessageContaining(problem);
  }

  @Test
  void aClauseOfMoreLiteralsIsNone() {
    int most = LiteralFacts.MAX_CLAUSE_LITERALS;
    assertThat(LiteralFacts.clause(strings(most))).isPresent();
    assertThat(LiteralFacts.clause(strings(most + 1))).isEmpty();
  }

  @Test
  void moreTimesAreNotCounted() {
    LiteralFacts facts = LiteralFacts.ofStrings(List.of("ab"));
    for (int count : List.of(LiteralFacts.MAX_TIMES, LiteralFacts.MAX_TIMES + 1)) {
      assertThat(facts.clausesOfRepeated(count))
          .extracting(LiteralFacts.Clause::times)
          .containsExactly(LiteralFacts.MAX_TIMES);
    }
  }

  /** LiteralAnalysis.MAX_STRINGS: alternatives that are too many are not joined to what follows. */
  @Test
  void moreStringsAreNotJoinedToWhatFollows() throws PatternProblem {
    int most = LiteralAnalysis.MAX_STRINGS;
    assertThat(literals(choice(most) + "z")).hasSize(most).allMatch(text -> text.endsWith("z"));
    assertThat(literals(choice(most + 1) + "z"))
        .hasSize(most + 1)
        .noneMatch(text -> text.endsWith("z"));
  }

  private static String choice(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.format("s%02dy", i))
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  /** LiteralAnalysis.MAX_LITERAL_BYTES. */
  @Test
  void aLongerLiteralIsCutInTwo() throws PatternProblem {
    String most = "abcdefghijklmnopqrstuvwxyz".substring(0, LiteralAnalysis.MAX_LITERAL_BYTES);
    assertThat(literals(most)).containsExactly(most);
    assertThat(literals(most + "0")).contains(most).doesNotContain(most + "0");
  }

  /** LiteralAnalysis.MAX_CLASS_BYTES. */
  @Test
  void aLargerClassIsNotSpelledOut() throws PatternProblem {
    String most = "12345678";
    assertThat(most).hasSize(LiteralAnalysis.MAX_CLASS_BYTES);
    assertThat(literals("abc[" + most + "]def")).hasSize(most.length()).contains("abc1def");
    assertThat(literals("abc[" + most + "9]def")).containsExactlyInAnyOrder("abc", "def");
  }

  /** LiteralAnalysis.MAX_CLAUSES. */
  @Test
  void noMoreClausesAreKept() throws PatternProblem {
    List<String> words = List.of("alpha", "beta", "gamma", "delta");
    int most = LiteralAnalysis.MAX_CLAUSES;
    assertThat(clauses(String.join(".*", words.subList(0, most)))).hasSize(most);
    assertThat(clauses(String.join(".*", words.subList(0, most + 1)))).hasSize(most);
  }

  private static List<RequiredLiterals.Clause> clauses(String pattern) throws PatternProblem {
    return PerlPattern.compileBare(pattern).requiredLiterals().clauses();
  }

  private static List<String> literals(String pattern) throws PatternProblem {
    return clauses(pattern).stream()
        .flatMap(clause -> clause.literals().stream())
        .map(Bytes::text)
        .toList();
  }

  private static List<String> strings(int count) {
    return IntStream.range(0, count).mapToObj(i -> "s" + i).toList();
  }

  /** Each contains the first, which is all that has to be looked for. */
  @Test
  void moreGatheredLiteralsAreNone() throws PatternProblem {
    int most = LiteralAnalysis.MAX_GATHERED_LITERALS;
    assertThat(literals(longer(most))).containsExactly("sy");
    assertThat(literals(longer(most + 1))).isEmpty();
  }

  private static String longer(int count) {
    return IntStream.range(1, count)
        .mapToObj(i -> "sy" + i)
        .collect(Collectors.joining("|", "(?:sy|", ")"));
  }

  @Test
  void aLongerTimeThanAnyIsTheLongest() {
    long now = System.nanoTime();
    MatchBudget most = MatchBudget.of(MatchBudget.LONGEST, MatchBudget.LONGEST);
    MatchBudget beyond = MatchBudget.of(MatchBudget.LONGEST, MatchBudget.LONGEST.plusSeconds(1));
    assertThat(most.perScan()).isEqualTo(MatchBudget.LONGEST);
    assertThat(beyond.perScan()).isEqualTo(MatchBudget.LONGEST);
    assertThat(beyond.deadlineNanos() - now).isPositive();
  }
}
