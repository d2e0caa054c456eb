package org.hamlet.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
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

  private static List<String> strings(int count) {
    return IntStream.range(0, count).mapToObj(i -> "s" + i).toList();
  }
}
