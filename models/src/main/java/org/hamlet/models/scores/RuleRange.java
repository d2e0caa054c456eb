package org.hamlet.models.scores;

import org.hamlet.scanner.ScoredRule;
import org.hamlet.verdict.ScoreSet;

/**
 * Where the points of a rule in one score set may lie.
 *
 * @param least fewest points
 * @param most most points
 * @param now what it has, within these
 */
record RuleRange(double least, double most, double now) {

  /** A rule with so many points is a verdict of its own and keeps them. */
  static final double FIXED_FROM_POINTS = 10;

  /** Whether a rule runs in a score set. */
  static boolean runs(ScoredRule rule, ScoreSet set) {
    return rule.points().get(set) != 0
        && (set.net() || !rule.flags().contains("net"))
        && (set.bayes() || !rule.flags().contains("learn"));
  }

  /** Whether a rule's points are the administrator's business: lists of people, test strings. */
  static boolean isFixed(ScoredRule rule, ScoreSet set) {
    return rule.flags().contains("userconf")
        || rule.flags().contains("noautolearn")
        || Math.abs(rule.points().get(set)) >= FIXED_FROM_POINTS;
  }

  /** For ham below 0 where the rule is {@code nice}, else for spam above. */
  static RuleRange of(ScoredRule rule, ScoreSet set, double limit) {
    boolean nice = rule.flags().contains("nice");
    double least = nice ? -limit : 0;
    double most = nice ? 0 : limit;
    return new RuleRange(least, most, Math.max(least, Math.min(most, rule.points().get(set))));
  }

  /** How far points lie beyond the nearer end; below 0 beyond the lower one. */
  double beyond(double points) {
    return points < least ? points - least : Math.max(0, points - most);
  }

  /** Points within the range. */
  double within(double points) {
    return points - beyond(points);
  }
}
