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

  /**
   * One expert's.
   *
   * @param gradient for each of its features, towards spam when positive
   * @param slots of its features, ascending
   */
  record Move(float gradient, int[] slots) {}

  /** What rounding by chance starts from. */
  int seed() {
    return Hash32.pair(standing.spam(), standing.ham());
  }
}
