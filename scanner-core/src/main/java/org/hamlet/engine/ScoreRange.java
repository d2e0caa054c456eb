package org.hamlet.engine;

import java.util.BitSet;
import java.util.List;
import org.hamlet.verdict.ScoreSet;

/**
 * What a scan's score can still become when some rules may hit or not: their own points and those
 * of the metas that wait for them, each worked out with ranges. One thread.
 */
final class ScoreRange {

  private final RuleValues values;
  private final ScoreSet set;
  private final List<CompiledRule> rules;
  private final List<MetaStep> metas;
  private final MetaStack stack;
  private final RuleRanges ranges;
  private double least;
  private double most;

  /**
   * Of a scan.
   *
   * @param rules all of them by index
   * @param metas those worked out when all answers are there, each after those it names
   */
  ScoreRange(RuleValues values, ScoreSet set, List<CompiledRule> rules, List<MetaStep> metas) {
    this.values = values;
    this.set = set;
    this.rules = rules;
    this.metas = metas;
    this.stack = values.stack();
    this.ranges = new RuleRanges(rules.size());
  }

  /**
   * Works it out.
   *
   * @param sum the points of the hits so far
   * @param hit rules that hit and are not in the sum
   * @param open rules of which that is not known
   */
  void compute(double sum, BitSet hit, BitSet open) {
    least = sum;
    most = sum;
    ranges.setAll(values.ranges());
    for (int i = hit.nextSetBit(0); i >= 0; i = hit.nextSetBit(i + 1)) {
      put(i, 1, 1, true, true);
    }
    for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
      if (!hit.get(i)) {
        put(i, 0, rules.get(i).maxHits(), false, false);
      }
    }
    for (MetaStep meta : metas) {
      meta.program().run(stack, ranges);
      boolean known = stack.truthKnown();
      boolean yes = known && (stack.low() > 0 || stack.high() < 0);
      put(meta.rule().index(), stack.low(), stack.high(), known, yes);
    }
  }

  private void put(int rule, double from, double to, boolean known, boolean yes) {
    if (!Double.isNaN(from)) {
      ranges.set(rule, from, to);
    }
    double points =
        rules.get(rule).rule().name().isSubRule() ? 0 : rules.get(rule).traits().score(set);
    if (known) {
      least += yes ? points : 0;
      most += yes ? points : 0;
    } else {
      least += Math.min(0, points);
      most += Math.max(0, points);
    }
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }
}
