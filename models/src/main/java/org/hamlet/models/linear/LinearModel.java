package org.hamlet.models.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hamlet.verdict.Label;

/**
 * Weights and standing of one model. Reading is thread-safe beside one writer, which may be of
 * another thread for each step as long as they take turns.
 */
final class LinearModel {

  /** An expert whose probability is nearer to the truth than this learns nothing. */
  static final double SURE = 0.01;

  private final WeightTable weights;
  private volatile Standing standing;

  LinearModel(WeightTable weights, Standing standing) {
    this.weights = weights;
    this.standing = standing;
  }

  /** The weights. */
  WeightTable weights() {
    return weights;
  }

  /** What is known beside them. */
  Standing standing() {
    return standing;
  }

  /** The log odds of spam that the experts' stand for together. */
  double logOdds(double[] experts) {
    return standing.mixer().mix(experts);
  }

  /** What learning that label would change. */
  Step towards(MessageFeatures features, Label label) {
    Standing now = standing;
    boolean spam = label == Label.SPAM;
    Standing next =
        new Standing(now.spam() + (spam ? 1 : 0), now.ham() + (spam ? 0 : 1), now.mixer());
    return step(features, spam ? 1 : 0, next);
  }

  /**
   * What taking that label back would change: one step towards knowing nothing. Weights cannot be
   * restored exactly, since later messages moved them on.
   */
  Step away(MessageFeatures features, Label label) {
    Standing now = standing;
    boolean spam = label == Label.SPAM;
    int spams = Math.max(0, now.spam() - (spam ? 1 : 0));
    int hams = Math.max(0, now.ham() - (spam ? 0 : 1));
    return step(features, 0.5, new Standing(spams, hams, now.mixer()));
  }

  /** What learning that label would change of a message that was learned with the other. */
  List<Step> correction(MessageFeatures features, Label label) {
    Step away = away(features, label.other());
    LinearModel after = new LinearModel(new WeightTable(weights.slots().clone()), standing);
    after.apply(away);
    return List.of(away, after.towards(features, label));
  }

  /** Learns. */
  void apply(Step step) {
    for (Step.Move move : step.moves()) {
      weights.step(move.slots(), move.gradient(), step.seed());
    }
    standing = step.standing();
  }

  /** Counts messages that taught nothing. */
  void count(int spam, int ham) {
    Standing now = standing;
    standing = new Standing(now.spam() + spam, now.ham() + ham, now.mixer());
  }

  /** The probability that log odds stand for. */
  static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  private Step step(MessageFeatures features, double truth, Standing counted) {
    double[] said = experts(features);
    double error = truth - probability(counted.mixer().mix(said));
    List<Step.Move> moves = new ArrayList<>();
    for (int i = 0; i < said.length; i++) {
      int[] seen = features.experts().get(i);
      double wrong = truth - probability(said[i]);
      if (seen.length > 0 && Math.abs(wrong) >= SURE) {
        moves.add(new Step.Move((float) (wrong / Math.sqrt(seen.length)), slots(seen)));
      }
    }
    Mixer mixer = counted.mixer().learned(said, error);
    return new Step(new Standing(counted.spam(), counted.ham(), mixer), moves);
  }

  private int[] slots(int[] features) {
    int[] slots = new int[features.length];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = weights.slot(features[i]);
    }
    Arrays.sort(slots);
    return slots;
  }

  /** The log odds of spam that each expert stands for. */
  double[] experts(MessageFeatures features) {
    double[] said = new double[MessageFeatures.EXPERTS];
    for (int i = 0; i < said.length; i++) {
      said[i] = weights.logOdds(features.experts().get(i));
    }
    return said;
  }
}
