package org.hamlet.engine;

/**
 * Between which bounds the values of rules lie, by index; both the same for a rule whose value is
 * known. Arrays and no more, since metas read them thousands of times in a scan. One thread.
 */
final class RuleRanges {

  private final double[] low;
  private final double[] high;

  /** Of so many rules, as if every one had been run and none had hit. */
  RuleRanges(int rules) {
    this.low = new double[rules];
    this.high = new double[rules];
  }

  /** The least that the value of each rule can be; not to be changed. */
  double[] low() {
    return low;
  }

  /** The most that it can be; not to be changed. */
  double[] high() {
    return high;
  }

  /** Sets the bounds of one rule. */
  void set(int rule, double least, double most) {
    low[rule] = least;
    high[rule] = most;
  }

  /** Sets all bounds to those of as many other rules. */
  void setAll(RuleRanges other) {
    System.arraycopy(other.low, 0, low, 0, low.length);
    System.arraycopy(other.high, 0, high, 0, high.length);
  }
}
