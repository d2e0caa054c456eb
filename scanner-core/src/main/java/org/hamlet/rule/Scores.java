package org.hamlet.rule;

import org.hamlet.verdict.ScoreSet;

/**
 * A rule's points in each score set.
 *
 * @param local in {@link ScoreSet#LOCAL}
 * @param net in {@link ScoreSet#NET}
 * @param bayes in {@link ScoreSet#BAYES}
 * @param bayesNet in {@link ScoreSet#BAYES_NET}
 */
public record Scores(double local, double net, double bayes, double bayesNet) {

  /** The same points in every set. */
  public static Scores same(double points) {
    return new Scores(points, points, points, points);
  }

  /** Points in one set; 0 means the rule is not run there. */
  public double in(ScoreSet set) {
    return switch (set) {
      case LOCAL -> local;
      case NET -> net;
      case BAYES -> bayes;
      case BAYES_NET -> bayesNet;
    };
  }

  /** These points plus others, set by set: {@code score NAME (n)}. */
  Scores plus(Scores other) {
    return new Scores(
        local + other.local, net + other.net, bayes + other.bayes, bayesNet + other.bayesNet);
  }
}
