package org.hamlet.training.starter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.models.starter.StarterModel;
import org.hamlet.verdict.Label;

/**
 * Logistic regression with a penalty for large weights. Each source counts as much as any other of
 * its label, however many messages it sent, and both labels count the same: it is to learn what
 * spam and ham are, not what one collector's lists talked about.
 */
final class Regression {

  private static final int ITERATIONS = 60;

  private final List<Example> examples;
  private final int[][] slots;
  private final double[] counts;
  private final double penalty;

  private Regression(List<Example> examples, double penalty) {
    this.examples = examples;
    this.penalty = penalty;
    this.counts = counts(examples);
    this.slots =
        examples.stream()
            .map(e -> e.features().stream().mapToInt(StarterModel::slot).toArray())
            .toArray(int[][]::new);
  }

  /** The weight of each slot, and in the last place what a message that says nothing gets. */
  static double[] fit(List<Example> examples, double penalty) {
    Regression regression = new Regression(examples, penalty);
    double[] start = new double[(1 << StarterModel.BITS) + 1];
    return Lbfgs.least(regression::loss, start, ITERATIONS);
  }

  /** The sum of weights that the model would have for a message. */
  static double sum(double[] weights, Example example) {
    double sum = 0;
    for (String feature : example.features()) {
      sum += weights[StarterModel.slot(feature)];
    }
    return weights[weights.length - 1] + sum * StarterModel.share(example.features().size());
  }

  /**
   * What each example counts: the sources of a label are equal, and so are the labels; together
   * they count as many as there are examples.
   */
  static double[] counts(List<Example> examples) {
    Map<String, Integer> sizes = sizes(examples);
    double[] counts = new double[examples.size()];
    double[] sums = new double[2];
    for (int i = 0; i < counts.length; i++) {
      Example example = examples.get(i);
      counts[i] = example.weight() / sizes.get(example.label() + example.source());
      sums[example.truth()] += counts[i];
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] *= counts.length / 2.0 / sums[examples.get(i).truth()];
    }
    return counts;
  }

  /** What the examples of a label count in all before labels are made equal. */
  static double total(List<Example> examples, Label label) {
    Map<String, Integer> sizes = sizes(examples);
    return examples.stream()
        .filter(e -> e.label() == label)
        .mapToDouble(e -> e.weight() / sizes.get(e.label() + e.source()))
        .sum();
  }

  private static Map<String, Integer> sizes(List<Example> examples) {
    Map<String, Integer> sizes = new HashMap<>();
    examples.forEach(e -> sizes.merge(e.label() + e.source(), 1, Integer::sum));
    return sizes;
  }

  private double loss(double[] weights, double[] gradient) {
    int bias = weights.length - 1;
    double loss = 0;
    for (int i = 0; i < bias; i++) {
      loss += penalty / 2 * weights[i] * weights[i];
      gradient[i] = penalty * weights[i];
    }
    gradient[bias] = 0;
    for (int e = 0; e < slots.length; e++) {
      double share = StarterModel.share(slots[e].length);
      double sum = 0;
      for (int slot : slots[e]) {
        sum += weights[slot];
      }
      int sign = examples.get(e).truth() == 1 ? 1 : -1;
      double margin = sign * (weights[bias] + sum * share);
      loss +=
          counts[e] * Math.log1p(Math.exp(-Math.abs(margin))) + counts[e] * -Math.min(0, margin);
      double push = -counts[e] * sign / (1 + Math.exp(margin));
      for (int slot : slots[e]) {
        gradient[slot] += push * share;
      }
      gradient[bias] += push;
    }
    return loss;
  }
}
