package org.hamlet.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WeightTableTest {

  private final WeightTable table = new WeightTable(14);

  @Test
  void smallStepsAddUpAsInFullPrecision() {
    double weight = 0;
    double squares = 0;
    float gradient = 0.001f;
    for (int i = 0; i < 20_000; i++) {
      table.step(new int[] {5}, gradient, i);
      squares += gradient * gradient;
      weight += WeightTable.RATE * gradient / Math.sqrt(WeightTable.START + squares);
    }
    // rounded to nearest it would stand still at 4; by chance it strays a few parts in a hundred
    assertThat((double) table.weight(5)).isCloseTo(weight, within(0.15 * weight));
  }

  @Test
  void theSameStepsGiveTheSameWeights() {
    WeightTable other = new WeightTable(14);
    for (int i = 0; i < 1_000; i++) {
      table.step(new int[] {1, 2, 2, 9}, i % 3 - 1, i);
      other.step(new int[] {1, 2, 2, 9}, i % 3 - 1, i);
    }
    assertThat(other.slots()).isEqualTo(table.slots());
  }

  @Test
  void featuresShareTheTableByTheirLowBits() {
    assertThat(table.slot(0x10005)).isEqualTo(5);
  }

  @Test
  void noFeaturesHaveNoLogOdds() {
    assertThat(table.logOdds(new int[0])).isZero();
  }
}
