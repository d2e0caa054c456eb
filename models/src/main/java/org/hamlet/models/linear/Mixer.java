package org.hamlet.models.linear;

import java.util.Arrays;

/**
 * How the experts' log odds become those of the message: weighted by how much each deserves,
 * learned from what they said before the truth was known, so that the probability means one. Log
 * odds beyond a limit say no more than the limit: one mislabelled message must not decide for
 * weeks. Immutable as long as nobody changes the trust.
 */
final class Mixer {

  /** Log odds that count at most: 1 in 3,000. */
  static final double MOST = 8;

  /** Size of a step. */
  static final float RATE = 0.002f;

  /** No expert is trusted less: it could not rise again. */
  static final float LEAST_TRUST = 0.05f;

  private final float[] trust;
  private final float bias;

  /** With the trust in each expert, and what is added to the sum. */
  Mixer(float[] trust, float bias) {
    this.trust = trust;
    this.bias = bias;
  }

  /** Nothing learned: all alike. */
  static Mixer untrained() {
    float[] alike = new float[MessageFeatures.EXPERTS];
    Arrays.fill(alike, 1f / MessageFeatures.EXPERTS);
    return new Mixer(alike, 0);
  }

  /** In each expert; not to be changed. */
  float[] trust() {
    return trust;
  }

  /** Added to the sum. */
  float bias() {
    return bias;
  }

  /** The log odds of spam. */
  double mix(double[] experts) {
    double sum = bias;
    for (int i = 0; i < experts.length; i++) {
      sum += trust[i] * limited(experts[i]);
    }
    return sum;
  }

  /** The mixer after learning that the probability should have been larger by {@code error}. */
  Mixer learned(double[] experts, double error) {
    float[] next = trust.clone();
    for (int i = 0; i < next.length; i++) {
      next[i] = (float) Math.max(LEAST_TRUST, next[i] + RATE * error * limited(experts[i]));
    }
    return new Mixer(next, (float) (bias + RATE * error));
  }

  private static double limited(double logOdds) {
    return Math.max(-MOST, Math.min(MOST, logOdds));
  }
}
