package org.hamlet.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.verdict.Classification;

/**
 * Two classifiers' answers as one: the sum of their log odds. Bayes is surer than it is right, so
 * its log odds are bounded and count less. docs/decisions/0006 tells which runs chose the numbers.
 */
final class Fusion {

  /** What Bayes's log odds count beside those of the model. */
  static final double BAYES_WEIGHT = 0.3;

  /** Bayes's log odds count at most so much: 1 in 150. */
  static final double MAX_BAYES_LOG_ODDS = 5;

  private Fusion() {}

  /** One answer where there is one, with the reasons of both. */
  static Optional<Classification> of(
      Optional<Classification> byTokens, Optional<Classification> byModel) {
    if (byTokens.isEmpty()) {
      return byModel;
    }
    if (byModel.isEmpty()) {
      return byTokens;
    }
    double tokens = logOdds(byTokens.get().probability());
    double bounded = Math.max(-MAX_BAYES_LOG_ODDS, Math.min(MAX_BAYES_LOG_ODDS, tokens));
    double odds = logOdds(byModel.get().probability()) + BAYES_WEIGHT * bounded;
    List<Classification.Opinion> opinions = new ArrayList<>(byTokens.get().opinions());
    opinions.addAll(byModel.get().opinions());
    return Optional.of(
        new Classification(
            1 / (1 + Math.exp(-odds)),
            opinions,
            byTokens.get().tokens(),
            byModel.get().features()));
  }

  private static double logOdds(double probability) {
    double inside = Math.min(1 - 1e-12, Math.max(1e-12, probability));
    return Math.log(inside / (1 - inside));
  }
}
