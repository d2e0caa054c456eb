package org.hamlet.models.scores;

import java.util.Map;
import java.util.TreeMap;
import org.hamlet.verdict.ScoreSet;

/**
 * What was learned for one score set.
 *
 * @param set which
 * @param points new points by rule name; rules that are not named keep theirs
 * @param hamWeight what a message of ham counted beside one of spam
 * @param before figures of the points the rules had
 * @param crossValidated figures of points learned from other mail than they judge, the mean of
 *     several deals
 * @param after figures of {@code points} on the mail they were learned from
 * @param reached whether the ham loss asked for was reached, cross-validated
 */
public record LearnedScores(
    ScoreSet set,
    Map<String, Double> points,
    double hamWeight,
    Figures before,
    Figures crossValidated,
    Figures after,
    boolean reached) {

  /** Copies the points, sorted by name. */
  public LearnedScores {
    points = new TreeMap<>(points);
  }
}
