package org.hamlet.models.scores;

import java.util.BitSet;
import java.util.List;
import smile.math.BFGS;
import smile.math.DifferentiableMultivariateFunction;

/**
 * Logistic regression of spam on the rules that hit, in the unit of points: the log odds of spam
 * are what the score lies above the required one. A rule's points stay near those it has unless
 * mail says otherwise. Points beyond a rule's range cost so much that few get there; those that do
 * are set to its end and the others are fitted again. Minimised by Smile's L-BFGS (J. Nocedal,
 * "Updating quasi-Newton matrices with limited storage", 1980); the function is convex.
 */
@SuppressWarnings("serial") // Smile wants its functions to be serializable; nobody writes this one
final class ScoreFit implements DifferentiableMultivariateFunction {

  /** What being one point beyond the range costs more. */
  private static final double FENCE = 50;

  /** How often points beyond their range are set to its end. */
  private static final int ROUNDS = 4;

  private static final double AT_THE_END = 1e-4;
  private static final int MEMORY = 10;
  private static final double GRADIENT_TOLERANCE = 1e-6;
  static final int MAX_STEPS = 1_000;

  private final Sample sample;
  private final int[] messages;
  private final double required;
  private final double hamWeight;
  private final List<RuleRange> ranges;
  private final BitSet fixed = new BitSet();

  private ScoreFit(Sample sample, int[] messages, double required, double hamWeight) {
    this.sample = sample;
    this.messages = messages;
    this.required = required;
    this.hamWeight = hamWeight;
    this.ranges = sample.ranges();
  }

  /**
   * The points that suit some messages of a sample best, by the rules' places.
   *
   * @param hamWeight what a message of ham counts beside one of spam
   */
  static double[] of(Sample sample, int[] messages, double required, double hamWeight) {
    return of(sample, messages, required, hamWeight, MAX_STEPS);
  }

  /** The same, of so many steps at most. */
  static double[] of(Sample sample, int[] messages, double required, double hamWeight, int steps) {
    ScoreFit fit = new ScoreFit(sample, messages, required, hamWeight);
    double[] points = fit.ranges.stream().mapToDouble(RuleRange::now).toArray();
    for (int round = 0; round < ROUNDS && fit.fixed.cardinality() < points.length; round++) {
      BFGS.minimize(fit, MEMORY, points, GRADIENT_TOLERANCE, steps);
      if (!fit.fixOutside(points)) {
        break;
      }
    }
    return points;
  }

  /** What is minimised, for those points. */
  static double loss(
      Sample sample, int[] messages, double required, double hamWeight, double[] points) {
    return new ScoreFit(sample, messages, required, hamWeight).f(points);
  }

  /** Sets points beyond their range to its end for good; tells whether there were any. */
  private boolean fixOutside(double[] points) {
    boolean any = false;
    for (int i = 0; i < points.length; i++) {
      double beyond = ranges.get(i).beyond(points[i]);
      points[i] = ranges.get(i).within(points[i]);
      if (Math.abs(beyond) > AT_THE_END) {
        fixed.set(i);
        any = true;
      }
    }
    return any;
  }

  @Override
  public double f(double[] points) {
    return g(points, new double[points.length]);
  }

  @Override
  public double g(double[] points, double[] gradient) {
    double loss = 0;
    for (int i = 0; i < points.length; i++) {
      double moved = points[i] - ranges.get(i).now();
      double beyond = ranges.get(i).beyond(points[i]);
      loss += sample.pull() * moved * moved + FENCE * beyond * beyond;
      gradient[i] = 2 * sample.pull() * moved + 2 * FENCE * beyond;
    }
    for (int message : messages) {
      double above = sample.score(message, points) - required;
      boolean spam = sample.spam(message);
      double weight = spam ? 1 : hamWeight;
      double wrong = spam ? -above : above;
      loss += weight * softPlus(wrong);
      double push = weight * (spam ? -1 : 1) / (1 + Math.exp(-wrong));
      for (int rule : sample.hits(message)) {
        gradient[rule] += push;
      }
    }
    fixed.stream().forEach(rule -> gradient[rule] = 0);
    return loss;
  }

  /** log(1 + e^x) without overflow. */
  private static double softPlus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
