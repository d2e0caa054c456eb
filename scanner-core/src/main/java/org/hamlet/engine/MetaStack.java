package org.hamlet.engine;

import java.util.Arrays;

/**
 * The operands of a meta expression while it is worked out: each a range, since not every rule may
 * have been run, and a rule that must be run to narrow it. Operators mean what they do in Perl:
 * {@code &&} and {@code ||} give the operand that decided, comparisons 1 or 0, {@code ^} works on
 * bits. Not a number is what a division by 0 gives. One thread.
 */
final class MetaStack {

  /** In place of a rule: nothing has to be run. */
  static final int NOTHING = -1;

  /** A bound where there is none: what is computed with it stays open, not a number included. */
  private static final double ANYTHING = Double.POSITIVE_INFINITY;

  private double[] low = new double[16];
  private double[] high = new double[16];
  private int[] open = new int[16];
  private final int[] costs;
  private int size;

  /**
   * An empty stack.
   *
   * @param costs by rule, how dear it is to run beside others: of two that would do, the cheaper
   *     one is named as the next to be run
   */
  MetaStack(int[] costs) {
    this.costs = costs;
  }

  /** Forgets everything. */
  void clear() {
    size = 0;
  }

  /** The least that the one operand left can be. */
  double low() {
    return low[0];
  }

  /** The most that it can be. */
  double high() {
    return high[0];
  }

  /** The rule to be run next to know more; {@link #NOTHING} when the value is known. */
  int open() {
    return open[0];
  }

  /** Whether it is known if the value is 0. */
  boolean truthKnown() {
    return open[0] == NOTHING || isTrue(0) || isFalse(0);
  }

  void push(double value) {
    push(value, value, NOTHING);
  }

  /** Adds an operand; {@code rule} is to be run to know it exactly. */
  void push(double least, double most, int rule) {
    if (size == low.length) {
      low = Arrays.copyOf(low, 2 * size);
      high = Arrays.copyOf(high, 2 * size);
      open = Arrays.copyOf(open, 2 * size);
    }
    put(size++, least, most, rule);
  }

  private void put(int at, double least, double most, int rule) {
    low[at] = least;
    high[at] = most;
    open[at] = least == most ? NOTHING : rule;
  }

  private boolean known(int at) {
    return open[at] == NOTHING;
  }

  private boolean bothKnown(int left, int right) {
    return known(left) && known(right);
  }

  /** Not a number counts as true, as in Perl. */
  private boolean isTrue(int at) {
    return known(at) ? low[at] != 0 : low[at] > 0 || high[at] < 0;
  }

  private boolean isFalse(int at) {
    return known(at) && low[at] == 0;
  }

  private void keep(int kept, int at) {
    low[at] = low[kept];
    high[at] = high[kept];
    open[at] = open[kept];
  }

  /** Puts 0 or 1, or that it is either. */
  private void putTruth(int at, boolean yes, boolean no, int rule) {
    put(at, yes ? 1 : 0, no ? 0 : 1, rule);
  }

  void not() {
    int at = size - 1;
    putTruth(at, isFalse(at), isTrue(at), open[at]);
  }

  void negate() {
    int at = size - 1;
    put(at, -high[at], -low[at], open[at]);
  }

  /** {@code &&}: a false operand decides, on either side. */
  void and() {
    int right = --size;
    int left = size - 1;
    if (isTrue(left)) {
      keep(right, left);
    } else if (!known(left)) {
      if (isFalse(right)) {
        put(left, 0, 0, NOTHING);
      } else {
        put(left, Math.min(0, low[right]), Math.max(0, high[right]), either(left, right));
      }
    }
  }

  /** {@code ||}: its value is the left one where that is true. */
  void or() {
    int right = --size;
    int left = size - 1;
    if (isFalse(left)) {
      keep(right, left);
    } else if (!isTrue(left) && !isFalse(right)) {
      // where the left one counts it is not 0
      double least = low[left] >= 0 ? Math.max(low[left], Double.MIN_VALUE) : low[left];
      int next = isTrue(right) ? open[left] : either(left, right);
      put(left, Math.min(least, low[right]), Math.max(high[left], high[right]), next);
    }
  }

  /** {@code condition ? yes : no}. */
  void choose() {
    size -= 2;
    int condition = size - 1;
    if (isTrue(condition)) {
      keep(size, condition);
    } else if (isFalse(condition)) {
      keep(size + 1, condition);
    } else {
      double least = Math.min(low[size], low[size + 1]);
      put(condition, least, Math.max(high[size], high[size + 1]), open[condition]);
    }
  }

  void add() {
    int right = --size;
    int left = size - 1;
    put(left, low[left] + low[right], high[left] + high[right], either(left, right));
  }

  void subtract() {
    int right = --size;
    int left = size - 1;
    put(left, low[left] - high[right], high[left] - low[right], either(left, right));
  }

  void multiply() {
    int right = --size;
    int left = size - 1;
    double a = low[left] * low[right];
    double b = low[left] * high[right];
    double c = high[left] * low[right];
    double d = high[left] * high[right];
    double least = Math.min(Math.min(a, b), Math.min(c, d));
    put(left, least, Math.max(Math.max(a, b), Math.max(c, d)), either(left, right));
  }

  void divide() {
    int right = --size;
    int left = size - 1;
    if (bothKnown(left, right)) {
      double value = low[right] == 0 ? Double.NaN : low[left] / low[right];
      put(left, value, value, NOTHING);
    } else {
      put(left, -ANYTHING, ANYTHING, either(left, right));
    }
  }

  void xor() {
    int right = --size;
    int left = size - 1;
    if (bothKnown(left, right)) {
      double value = (long) low[left] ^ (long) low[right];
      put(left, value, value, NOTHING);
    } else {
      put(left, -ANYTHING, ANYTHING, either(left, right));
    }
  }

  /** {@code >} */
  void greater() {
    int right = --size;
    int left = size - 1;
    boolean yes = low[left] > high[right];
    boolean no = bothKnown(left, right) ? !yes : high[left] <= low[right];
    putTruth(left, yes, no, either(left, right));
  }

  /** {@code >=} */
  void atLeast() {
    int right = --size;
    int left = size - 1;
    boolean yes = low[left] >= high[right];
    boolean no = bothKnown(left, right) ? !yes : high[left] < low[right];
    putTruth(left, yes, no, either(left, right));
  }

  /** {@code ==} */
  void equal() {
    int right = --size;
    int left = size - 1;
    boolean yes = bothKnown(left, right) && low[left] == low[right];
    boolean apart = low[left] > high[right] || high[left] < low[right];
    putTruth(left, yes, bothKnown(left, right) ? !yes : apart, either(left, right));
  }

  /** Exchanges the two last operands. */
  void swap() {
    int right = size - 1;
    int left = size - 2;
    push(low[right], high[right], open[right]);
    keep(left, right);
    keep(size - 1, left);
    size--;
  }

  private int either(int left, int right) {
    if (known(left) || known(right)) {
      return known(left) ? open[right] : open[left];
    }
    return costs[open[right]] < costs[open[left]] ? open[right] : open[left];
  }
}
