package org.hamlet.models;

import java.util.Optional;
import org.hamlet.verdict.Classification;

/**
 * Two classifiers' answers as one: the mean of their log-odds, so that the surer one counts more.
 * Bayes is surer than it is right, so its odds are bounded.
 */
final class Fusion {

  /** Bayes is believed up to this and down to its complement. */
  static final double MAX_BAYES = 0.999;

  private Fusion() {}

  /** One answer where there is one; the reasons are those of Bayes, whose counts can be checked. */
  static Optional<Classification> of(
      Optional<Classification> byTokens, Optional<Classification> byModel) {
    if (byTokens.isEmpty()) {
      return byModel;
    }
    if (byModel.isEmpty()) {
      return byTokens;
    }
    double tokens = byTokens.get().probability();
    double bounded = Math.min(MAX_BAYES, Math.max(1 - MAX_BAYES, tokens));
    double odds = (logOdds(bounded) + logOdds(byModel.get().probability())) / 2;
    return Optional.of(new Classification(1 / (1 + Math.exp(-odds)), byTokens.get().clues()));
  }

  private static double logOdds(double probability) {
    double inside = Math.min(1 - 1e-12, Math.max(1e-12, probability));
    return Math.log(inside / (1 - inside));
  }
}
