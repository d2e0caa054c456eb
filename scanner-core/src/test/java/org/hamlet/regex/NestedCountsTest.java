package org.hamlet.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts in counts: what is gathered of a pattern must not multiply with each. */
class NestedCountsTest {

  @ParameterizedTest
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  @ValueSource(ints = {1, 4, 6, 10})
  void clausesOfOnePartAreBounded(int depth) throws PatternProblem {
    String pattern = "(?:".repeat(depth) + "a.bc" + "){24}".repeat(depth);
    PerlPattern compiled = PerlPattern.compile("/" + pattern + "/");
    assertThat(compiled.requiredLiterals().clauses()).isNotEmpty();
  }
}
