package org.hamlet.models.linear;

import java.util.List;

/**
 * What learning one message changes, so small that a journal of them is cheap: applied again to the
 * same weights it gives the same weights.
 *
 * @param standing what is known afterwards
 * @param moves of the experts that were not sure and right already; none moves mostly
 */
record Step(Standing standing, List<Move> moves) {

  Step {
    moves = List.copyOf(moves);
  }

  /** One expert's. Immutable as long as nobody changes the slots. */
  static final class Move {

    private final float gradient;
    private final int[] slots;

    Move(float gradient, int[] slots) {
      this.gradient = gradient;
      this.slots = slots;
    }

    /** For each of its features, towards spam when positive. */
    float gradient() {
      return gradient;
    }

    /** Of its features, ascending; not to be changed. */
    int[] slots() {
      return slots;
    }
  }

  /** What rounding by chance starts from. */
  int seed() {
    return Hash32.pair(standing.spam(), standing.ham());
  }
}
