package org.hamlet.models.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hamlet.scanner.ScoredRule;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.ScoreSet;

/**
 * The messages of one score set as learning sees them: which of the rules to be learned hit, and
 * what the others add.
 */
final class Sample {

  /** A rule that hit fewer messages keeps its points: so few say nothing. */
  static final int MIN_MESSAGES = 5;

  private final List<HitTable.Row> rows;
  private final List<ScoredRule> learned = new ArrayList<>();
  private final List<RuleRange> ranges = new ArrayList<>();
  private final int[][] hits;
  private final double[] added;

  private final double pull;

  private Sample(HitTable table, ScoreSet set, PointLimits limits) {
    this.pull = limits.pull();
    this.rows = table.rows(set);
    int[] places = places(table, set, limits);
    this.hits = new int[rows.size()][];
    this.added = new double[rows.size()];
    for (int i = 0; i < hits.length; i++) {
      int[] all = rows.get(i).rules();
      hits[i] = Arrays.stream(all).map(rule -> places[rule]).filter(p -> p >= 0).toArray();
      for (int rule : all) {
        ScoredRule one = table.rules().get(rule);
        added[i] += places[rule] < 0 && RuleRange.runs(one, set) ? one.points().get(set) : 0;
      }
    }
  }

  /** What a table has for one score set, with points within limits. */
  static Sample of(HitTable table, ScoreSet set, PointLimits limits) {
    return new Sample(table, set, limits);
  }

  /** Where each rule of the table is among those to be learned; -1 for those that keep theirs. */
  private int[] places(HitTable table, ScoreSet set, PointLimits limits) {
    int[] counts = new int[table.rules().size()];
    rows.forEach(row -> Arrays.stream(row.rules()).forEach(rule -> counts[rule]++));
    int[] places = new int[counts.length];
    for (int i = 0; i < counts.length; i++) {
      ScoredRule rule = table.rules().get(i);
      boolean moves =
          counts[i] >= MIN_MESSAGES
              && RuleRange.runs(rule, set)
              && !RuleRange.isFixed(rule, set)
              && !limits.keeps(rule.name());
      places[i] = moves ? learned.size() : -1;
      if (moves) {
        learned.add(rule);
        ranges.add(RuleRange.of(rule, set, limits.most()));
      }
    }
    return places;
  }

  /** How many messages there are. */
  int size() {
    return hits.length;
  }

  /** What moving a rule's points by one costs, squared. */
  double pull() {
    return pull;
  }

  boolean spam(int message) {
    return rows.get(message).label() == Label.SPAM;
  }

  /** The rules to be learned. */
  List<ScoredRule> rules() {
    return learned;
  }

  /** Where the points of each may lie. */
  List<RuleRange> ranges() {
    return ranges;
  }

  /** Places of the rules that hit a message. */
  int[] hits(int message) {
    return hits[message];
  }

  /** What the rules that are not learned give a message. */
  double added(int message) {
    return added[message];
  }

  /** The score of a message with those points. */
  double score(int message, double[] points) {
    double score = added[message];
    for (int rule : hits[message]) {
      score += points[rule];
    }
    return score;
  }

  /** The points that the rules have now, which may lie outside what is allowed. */
  double[] now(ScoreSet set) {
    return learned.stream().mapToDouble(rule -> rule.points().get(set)).toArray();
  }
}
