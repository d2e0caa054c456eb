package org.hamlet.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListedHitsTest {

  @Test
  void aRuleStandsInListsAsOftenAsItHitUpToTheLimit() {
    assertThat(ListedHits.of(List.of(hit(ListedHits.MAX_REPEATS)))).hasSize(1_000);
    Hit beyond = hit(ListedHits.MAX_REPEATS + 1);
    assertThat(ListedHits.of(List.of(beyond))).hasSize(1_000);
    assertThat(beyond.pointsInAll()).isEqualTo(1_001);
  }

  private static Hit hit(int count) {
    return new Hit(new RuleName("OFTEN"), 1, count, Hit.Area.BODY, "", "", List.of());
  }
}
