package org.hamlet.cli.updates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores as sa-update of SpamAssassin 4.0.1 leaves them; only the comment is our own. */
class ScoreAdjustmentTest {

  private static final double NONE = 0;

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      delimiter = ';',
      value = {
        "score A 2;2;0;score A 4.000 # 2 before sa-update",
        "score B 0.5 1 1.5 4;2;3;score B 1.000 2.000 3.000 3.000 # 0.5 1 1.5 4 before sa-update",
        "score B 0.5 1 1.5 4;0;1.5;score B 0.5 1 1.5 1.500 # 0.5 1 1.5 4 before sa-update",
        "score C -2;2;3;score C -4.000 # -2 before sa-update",
        "  score F 1.25 # hm;2;0;  score F 2.500 # 1.25 before sa-update # hm",
        "SCORE G 1;2;0;SCORE G 2.000 # 1 before sa-update",
        "score H 0;2;3;score H 0",
        "score I 0.001;0.333;0;score I 0.000 # 0.001 before sa-update",
        "score J 1.23456;2;0;score J 2.469 # 1.23456 before sa-update",
        "score\tN\t2  3;2;0;score\tN\t4.000  6.000 # 2  3 before sa-update",
        "score V 3.0;2;3;score V 3.0",
        "score Y 100;0;1.5;score Y 1.500 # 100 before sa-update",
        "lang de score K 2;2;1;lang de score K 2",
        "describe A score R 4;2;1;describe A score R 4",
        "#score A 2;2;1;#score A 2",
        "score D (1);2;1;score D (1)",
        "score E abc;2;1;score E abc",
        "score A 2;0;0;score A 2",
      })
  void eachScoreTimesTheNumberAndAtMostTheLimit(
      String line, double multiplier, double limit, String wanted) {
    ScoreAdjustment adjustment = new ScoreAdjustment(number(multiplier), number(limit));
    assertThat(adjustment.of("body A /a/\n" + line + "\n"))
        .isEqualTo("body A /a/\n" + wanted + "\n");
  }

  @Test
  void aReleaseWithoutAdjustmentStaysAsItIs() {
    assertThat(ScoreAdjustment.NONE.of("score A 2")).isEqualTo("score A 2");
  }

  private static OptionalDouble number(double value) {
    return value == NONE ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
