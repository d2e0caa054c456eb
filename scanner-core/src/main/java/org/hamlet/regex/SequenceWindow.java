package org.hamlet.regex;

import java.util.List;
import java.util.Optional;

/**
 * Chooses the few neighbouring steps of a sequence that are rarest in mail. Any such part of a
 * sequence is needed as much as the whole.
 */
final class SequenceWindow {

  /** Most steps looked for; more would find hardly less and take more words. */
  static final int MAX_WINDOW_STEPS = 6;

  /**
   * A sequence expected more often than once in so many bytes is not worth looking for. Chosen as
   * the length of an ordinary text, where it would be found in most of them.
   */
  private static final double RARE = 1.0 / 1000;

  /**
   * Least part of bytes that is taken to end a run of what may stand behind a step: at most 20
   * places are counted for one run. A guess; it keeps endless runs from counting without end.
   */
  private static final double LEAST_END = 0.05;

  private SequenceWindow() {}

  /** The rarest window; empty when even that is common. */
  static Optional<List<ByteSequence.Step>> best(ByteSequence sequence) {
    List<ByteSequence.Step> steps = sequence.steps();
    List<ByteSequence.Step> best = List.of();
    double bestExpected = RARE;
    for (int from = 0; from < steps.size(); from++) {
      List<ByteSequence.Step> window =
          steps.subList(from, Math.min(steps.size(), from + MAX_WINDOW_STEPS));
      double expected = expected(window);
      if (expected < bestExpected) {
        best = window;
        bestExpected = expected;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(best));
  }

  /** Roughly how often a window is expected to be found at one place of a text. */
  private static double expected(List<ByteSequence.Step> window) {
    double expected = 1;
    for (int i = 0; i < window.size(); i++) {
      double one = ByteFrequency.of(window.get(i).one());
      double behind = i + 1 < window.size() ? ByteFrequency.of(window.get(i).behind()) : 0;
      expected *= Math.min(1, one / Math.max(LEAST_END, 1 - behind));
    }
    return expected;
  }
}
