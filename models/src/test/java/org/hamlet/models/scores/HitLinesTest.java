package org.hamlet.models.scores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.ScoreSet;
import org.junit.jupiter.api.Test;

class HitLinesTest {

  private final HitLines lines = new HitLines(List.of("good"), List.of("bad/", "one.eml"));

  @Test
  void labelsComeFromPaths() {
    lines.take("good/1\t0.1\tFAIR,WEAK\t__SUB");
    lines.take("bad/1\t0.1\t\t");
    lines.take("one.eml\t7.0\tSTRONG\t");
    lines.take("goods/1\t0.1\tFAIR\t");
    HitTable table = lines.table(Tables.rules(), true, true);
    assertThat(table.count(Label.HAM)).isEqualTo(1);
    assertThat(table.count(Label.SPAM)).isEqualTo(2);
    assertThat(lines.others()).isEqualTo(1);
    assertThat(table.rows(ScoreSet.LOCAL)).hasSize(3);
    assertThat(table.rows(ScoreSet.NET)).isEmpty();
  }

  @Test
  void oneHitShowsThatRulesOfItsKindRan() {
    lines.take("good/1\t0.1\tFAIR\t");
    lines.take("bad/1\t0.1\tLISTED,BAYES_HIGH\t");
    assertThat(lines.table(Tables.rules(), true, true).rows(ScoreSet.BAYES_NET)).hasSize(2);
    assertThat(lines.table(Tables.rules(), false, true).rows(ScoreSet.NET)).isEmpty();
    assertThat(lines.table(Tables.rules(), false, true).rows(ScoreSet.BAYES)).hasSize(2);
  }

  @Test
  void whatIsNoLineOfMassCheckIsCounted() {
    lines.take("score FAIR 1.0");
    assertThat(lines.bad()).isEqualTo(1);
  }

  @Test
  void hitsOfUnknownRulesAreCounted() {
    lines.take("good/1\t0.1\tFAIR,NEVER_HEARD_OF\t");
    assertThat(lines.table(Tables.rules(), true, true).unknownHits()).isEqualTo(1);
  }
}
