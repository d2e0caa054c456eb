package org.hamlet.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberedSetsTest {

  private static final long SEED = 20261130;

  private record Expected(List<Integer> states, int kind) {}

  @Test
  void setsKeepTheNumberThatTheyGotFirst() {
    Random random = new Random(SEED);
    NumberedSets sets = new NumberedSets();
    List<Expected> known = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      int[] states =
          random.ints(random.nextInt(6), 0, drawnLimit(random)).distinct().sorted().toArray();
      int kind = random.nextInt(3) == 0 ? random.nextInt(300) : 0;
      Expected set = new Expected(Arrays.stream(states).boxed().toList(), kind);
      int number = sets.numberOf(states, kind);
      if (number == known.size()) {
        assertThat(known).as("seed %d", SEED).doesNotContain(set);
        known.add(set);
      }
      assertThat(known.get(number)).as("seed %d", SEED).isEqualTo(set);
      if (known.size() > 2_000) {
        break;
      }
    }
    assertThat(sets.size()).isEqualTo(known.size());
    for (int number = 0; number < known.size(); number++) {
      assertThat(sets.kind(number)).isEqualTo(known.get(number).kind());
      assertThat(Arrays.stream(sets.states(number)).boxed().toList())
          .isEqualTo(known.get(number).states());
    }
  }

  /** Numbers of one, two and more groups of bits. */
  private static int drawnLimit(Random random) {
    return List.of(5, 200, 40_000, Integer.MAX_VALUE).get(random.nextInt(4));
  }
}
