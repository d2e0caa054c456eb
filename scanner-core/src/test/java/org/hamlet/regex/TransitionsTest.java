package org.hamlet.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TransitionsTest {

  private static final int KIND = 1;

  @Test
  void isFullBehindTheLastByteOfStates() {
    Transitions table = new Transitions(1, KIND);
    // a byte for the first row's kind, one for this row's, and one for each state
    int[] states = IntStream.range(0, Transitions.MAX_STATE_BYTES - 2).toArray();
    table.rowOf(states, KIND);
    assertThat(table.isFull()).isFalse();
    table.rowOf(new int[0], KIND + 1);
    assertThat(table.isFull()).isTrue();
  }
}
