package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hamlet.verdict.RuleName;
import org.hamlet.verdict.ScoreSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores, flags and priorities; expected values are SpamAssassin 4.0.1's for the same lines. */
class RuleTraitsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A    | body A /x/                                           | 1 1 1 1
          T_A  | body T_A /x/                                         | 0.01 0.01 0.01 0.01
          __A  | body __A /x/                                         | 1 1 1 1
          A    | body A /x/; tflags A nice                            | -1 -1 -1 -1
          T_A  | body T_A /x/; tflags T_A nice                        | -0.01 -0.01 -0.01 -0.01
          A    | score A 3; body A /x/                                | 3 3 3 3
          A    | body A /x/; score A 1 2.5 -3 0                       | 1 2.5 -3 0
          A    | body A /x/; score A 1; score A (1) (2) 3 4           | 2 3 4 5
          A    | body A /x/; score A 1; score A (-1.5)                | -0.5 -0.5 -0.5 -0.5
          A    | body A /x/; score A 5; tflags A nice                 | 5 5 5 5
          """)
  void scores(String name, String lines, String expected) {
    RuleTraits traits = ReadText.of(lines.split("; ")).traits().get(new RuleName(name));
    List<Double> points = List.of(ScoreSet.values()).stream().map(traits::score).toList();
    assertThat(points)
        .isEqualTo(List.of(expected.split(" ")).stream().map(Double::valueOf).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          B | body B /x/                                                  | 0
          B | body B /x/; priority B 5                                    | 5
          B | body B /x/; meta A B; priority A -50                        | -50
          B | body B /x/; meta A B; meta C A; priority C -5               | -5
          B | body B /x/; priority B 500; meta A B                        | 0
          B | body B /x/; priority B 500; meta A B; priority A 100        | 100
          B | body B /x/; tflags B net                                    | -100
          B | body B /x/; tflags B net; priority B 5                      | 5
          B | body B /x/; body C /y/; tflags C net; meta A B + C          | 0
          A | body B /x/; body C /y/; tflags C net; meta A B + C          | -100
          B | header B To:addr =~ /(?<USER>.*)@/; priority B 3            | -10000
          B | full B eval:check_razor2_range('','51','100'); priority B 20| -100
          """)
  void priorities(String name, String lines, int expected) {
    assertThat(ReadText.of(lines.split("; ")).traits().get(new RuleName(name)).priority())
        .isEqualTo(expected);
  }

  @Test
  void metasInheritNetUntilNothingChanges() {
    RuleSet read =
        ReadText.of(
            "meta D C",
            "meta C A",
            "meta A !B",
            "tflags A nice",
            "tflags B net",
            "body B /x/",
            "meta E F",
            "body F /y/");
    for (String name : List.of("A", "B", "C", "D")) {
      assertThat(read.traits().get(new RuleName(name)).has("net")).as(name).isTrue();
    }
    assertThat(read.traits().get(new RuleName("A")).has("nice")).isTrue();
    assertThat(read.traits().get(new RuleName("E")).has("net")).isFalse();
  }

  @Test
  void laterFlagsReplaceEarlierOnes() {
    RuleTraits traits =
        ReadText.of("body A /x/", "tflags A net nice", "tflags A multiple maxhits=5")
            .traits()
            .get(new RuleName("A"));
    assertThat(traits.flags()).containsOnlyKeys("multiple", "maxhits");
    assertThat(traits.maxHits()).hasValue(5);
  }

  @Test
  void descriptionsFollowTheLanguage() {
    RuleSources sources =
        new RuleSources()
            .rules(
                ConfigSource.text(
                    "test.cf", "body A /x/\ndescribe A one\nlang de describe A eins\n"));
    assertThat(description(new RuleSetReader(Surroundings.ENGLISH).read(sources))).isEqualTo("one");
    assertThat(description(new RuleSetReader(new Surroundings("de_AT", false)).read(sources)))
        .isEqualTo("eins");
  }

  private static String description(RuleSet read) {
    return read.traits().get(new RuleName("A")).description();
  }
}
