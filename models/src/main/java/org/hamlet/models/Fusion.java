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

  /** After so many learned messages of each label the starter model counts half. */
  static final double STARTER_HALF = 30;

  /** Below this the starter model is not asked any more. */
  static final double LEAST_STARTER_SHARE = 0.02;

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

  /**
   * What the starter model counts beside what was learned.
   *
   * @param learned messages of the label that was learned less
   */
  static double starterShare(long learned) {
    double share = STARTER_HALF / (STARTER_HALF + learned);
    return share < LEAST_STARTER_SHARE ? 0 : share;
  }

  /** The starter model's log odds, times its share, added to those of what was learned. */
  static Optional<Classification> withStarter(
      Optional<Classification> learned, Optional<Classification> byStarter, double share) {
    if (learned.isEmpty() || byStarter.isEmpty()) {
      return learned.or(() -> byStarter);
    }
    Classification own = learned.get();
    double odds = logOdds(own.probability()) + share * logOdds(byStarter.get().probability());
    List<Classification.Opinion> opinions = new ArrayList<>(own.opinions());
    opinions.addAll(byStarter.get().opinions());
    return Optional.of(
        new Classification(1 / (1 + Math.exp(-odds)), opinions, own.tokens(), own.features()));
  }

  private static double logOdds(double probability) {
    double inside = Math.min(1 - 1e-12, Math.max(1e-12, probability));
    return Math.log(inside / (1 - inside));
  }
}
