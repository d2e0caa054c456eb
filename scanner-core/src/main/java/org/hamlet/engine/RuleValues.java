package org.hamlet.engine;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of all rules in one scan, as metas read them: 0 for one that did not hit, and bounds
 * for one that is deferred until somebody needs to know. One thread.
 */
final class RuleValues {

  private final RuleRanges ranges;
  private final @Nullable Step[] deferred;
  private final MetaUsers users;
  private final boolean[] touched;
  private final MetaStack stack;
  private final BitSet unknown = new BitSet();

  /**
   * Of a scan in which no rule has hit yet.
   *
   * @param users by rule, the metas that name it
   * @param costs by rule, how dear it is to run
   */
  RuleValues(MetaUsers users, int[] costs) {
    this.stack = new MetaStack(costs);
    this.ranges = new RuleRanges(users.rules());
    this.deferred = new Step[users.rules()];
    this.touched = new boolean[users.rules()];
    this.users = users;
  }

  /** Between which bounds they lie. */
  RuleRanges ranges() {
    return ranges;
  }

  /** Where metas are worked out. */
  MetaStack stack() {
    return stack;
  }

  /** Whether a rule that a meta names has hit or is deferred. */
  boolean touched(int meta) {
    return touched[meta];
  }

  /** A meta that nobody can tell: those that use it cannot be told either. */
  void neverKnown(int meta) {
    unknown.set(meta);
  }

  /** Whether one of them is never known. */
  boolean anyUnknown(int[] metas) {
    for (int meta : metas) {
      if (unknown.get(meta)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any meta names a rule. */
  boolean isUsed(int rule) {
    return users.of(rule).length > 0;
  }

  /** The value of a rule is known. */
  void set(int rule, double value) {
    enter(rule, value, value);
  }

  /** A rule is run when its value is needed: {@code step} does it. */
  void defer(int rule, double least, double most, Step step) {
    deferred[rule] = step;
    enter(rule, least, most);
  }

  private void enter(int rule, double least, double most) {
    ranges.set(rule, least, most);
    for (int user : users.of(rule)) {
      touched[user] = true;
    }
  }

  /** Runs a rule that was deferred; without a hit its value is 0. */
  void settle(int rule, ScanContext scan, HitCollector hits) throws DeadlineReached {
    Step step = deferred[rule];
    if (step == null) {
      throw new IllegalStateException("rule " + rule + " was not deferred");
    }
    deferred[rule] = null;
    ranges.set(rule, 0, 0);
    step.run(scan, hits);
  }
}
