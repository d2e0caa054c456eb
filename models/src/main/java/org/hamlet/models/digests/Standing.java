package org.hamlet.models.digests;

import org.hamlet.digest.shared.Reporter;

/**
 * How a reporter fared, in the manner of Razor: whom others confirm is trusted more, whom they
 * contradict less, and a contradiction weighs as much as four confirmations.
 *
 * @param reporter who
 * @param start trust before anything was seen, 0 to 1
 * @param confirmed by how many other reporters
 * @param contradicted by those who were trusted more
 */
record Standing(Reporter reporter, float start, int confirmed, int contradicted) {

  /** The start counts as much as so many confirmations. */
  private static final double START_WEIGHT = 8;

  private static final double CONTRADICTION_WEIGHT = 4;

  /** Who is new. */
  static Standing of(Reporter reporter, double start) {
    return new Standing(reporter, (float) Math.max(0, Math.min(1, start)), 0, 0);
  }

  /** Trust now, 0 to 1. */
  double trust() {
    return (START_WEIGHT * start + confirmed)
        / (START_WEIGHT + confirmed + CONTRADICTION_WEIGHT * contradicted);
  }

  Standing plusConfirmed() {
    return new Standing(reporter, start, confirmed + 1, contradicted);
  }

  Standing plusContradicted() {
    return new Standing(reporter, start, confirmed, contradicted + 1);
  }
}
