package org.hamlet.models.scores;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.hamlet.verdict.ScoreSet;

/**
 * Learns the points of a rule set: ham weighs so much more than spam that, cross-validated, no more
 * ham is lost than was asked for. For one thread.
 */
public final class ScoreLearning {

  /** Ham weighs at most 2 to this. */
  static final int MAX_HAM_WEIGHT_LOG2 = 12;

  /** How often mail is dealt anew: which few ham fall together decides too much in one deal. */
  static final int DEALS = 3;

  /** Weights that are tried between the last power of two that lost too much and the next. */
  private static final int REFINEMENTS = 3;

  private final HitTable table;
  private final ScoreOptions options;

  /** Learning from a table. */
  public ScoreLearning(HitTable table, ScoreOptions options) {
    this.table = table;
    this.options = options;
  }

  /** What is learned for each score set that some messages were scanned with. */
  public List<LearnedScores> run() {
    List<LearnedScores> all = new ArrayList<>();
    for (ScoreSet set : ScoreSet.values()) {
      Sample sample = Sample.of(table, set, options.limits());
      if (!table.rows(set).isEmpty()) {
        all.add(learn(set, sample));
      }
    }
    return all;
  }

  private LearnedScores learn(ScoreSet set, Sample sample) {
    Trial best = best(sample, deals(sample));
    int[] all = IntStream.range(0, sample.size()).toArray();
    double[] points = ScoreFit.of(sample, all, options.required(), best.hamWeight());
    Map<String, Double> named = new HashMap<>();
    for (int i = 0; i < points.length; i++) {
      boolean nice = sample.rules().get(i).flags().contains("nice");
      points[i] = written(points[i], nice);
      named.put(sample.rules().get(i).name(), points[i]);
    }
    double[] now = sample.now(set);
    return new LearnedScores(
        set,
        named,
        best.hamWeight(),
        figures(sample, i -> sample.score(i, now)),
        Figures.mean(best.deals()),
        figures(sample, i -> sample.score(i, points)),
        reaches(best));
  }

  private List<Folds> deals(Sample sample) {
    Random random = new Random(options.seed());
    List<Folds> deals = new ArrayList<>();
    for (int i = 0; i < DEALS; i++) {
      deals.add(new Folds(sample, options.folds(), random));
    }
    return deals;
  }

  /** Three decimals; not 0, since a rule with 0 points is not run and metas would miss it. */
  private static double written(double points, boolean nice) {
    double least = nice ? -0.001 : 0.001;
    double rounded = Figures.rounded(points);
    return rounded == 0 ? least : rounded;
  }

  /** A weight of ham and what it leads to. */
  private record Trial(double hamWeight, List<Figures> deals) {
    double hamLoss() {
      return deals.stream().mapToDouble(Figures::hamLoss).average().orElse(0);
    }
  }

  /** The smallest weight of ham that loses no more ham than wanted, else the largest. */
  private Trial best(Sample sample, List<Folds> deals) {
    Trial found = trial(sample, deals, 0);
    for (int power = 1; power <= MAX_HAM_WEIGHT_LOG2 && !reaches(found); power++) {
      found = trial(sample, deals, power);
    }
    double good = Math.log(found.hamWeight()) / Math.log(2);
    double step = 1;
    for (int i = 0; i < REFINEMENTS && reaches(found) && good > 0; i++) {
      step /= 2;
      Trial lower = trial(sample, deals, good - step);
      if (reaches(lower)) {
        found = lower;
        good -= step;
      }
    }
    return found;
  }

  private boolean reaches(Trial trial) {
    return trial.hamLoss() <= options.hamLoss();
  }

  private Trial trial(Sample sample, List<Folds> deals, double hamWeightLog2) {
    double weight = Math.pow(2, hamWeightLog2);
    return new Trial(weight, deals.stream().map(folds -> unseen(sample, folds, weight)).toList());
  }

  /** Figures of each fold judged by points learned from the others. */
  private Figures unseen(Sample sample, Folds folds, double weight) {
    double[] scores = new double[sample.size()];
    for (int fold = 0; fold < folds.count(); fold++) {
      double[] points = ScoreFit.of(sample, folds.outside(fold), options.required(), weight);
      for (int message : folds.in(fold)) {
        scores[message] = sample.score(message, points);
      }
    }
    return figures(sample, i -> scores[i]);
  }

  private Figures figures(Sample sample, IntToDoubleFunction score) {
    double[] scores = IntStream.range(0, sample.size()).mapToDouble(score).toArray();
    return Figures.of(sample, scores, options.required());
  }
}
