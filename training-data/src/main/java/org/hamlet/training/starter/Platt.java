package org.hamlet.training.starter;

import java.util.List;

/**
 * The line from sums of weights to log odds that fits messages of unseen sources best (Platt 1999,
 * "Probabilistic outputs for support vector machines"), each example counted as in training.
 */
final class Platt {

  private static final int ITERATIONS = 50;

  private Platt() {}

  /** Slope and offset. */
  static double[] fit(double[] sums, List<Example> examples) {
    double[] counts = Regression.counts(examples);
    return Lbfgs.least(
        (line, gradient) -> {
          double loss = 0;
          gradient[0] = 0;
          gradient[1] = 0;
          for (int i = 0; i < sums.length; i++) {
            int sign = examples.get(i).truth() == 1 ? 1 : -1;
            double margin = sign * (line[0] * sums[i] + line[1]);
            loss += counts[i] * (Math.log1p(Math.exp(-Math.abs(margin))) - Math.min(0, margin));
            double push = -counts[i] * sign / (1 + Math.exp(margin));
            gradient[0] += push * sums[i];
            gradient[1] += push;
          }
          return loss;
        },
        new double[] {1, 0},
        ITERATIONS);
  }

  /** The probability of spam that a sum of weights stands for. */
  static double probability(double sum, double[] line) {
    return 1 / (1 + Math.exp(-(line[0] * sum + line[1])));
  }
}
