package org.hamlet.training.starter;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * Finds the least of a smooth convex function: limited-memory BFGS (Nocedal and Wright 2006,
 * algorithm 7.5) with a step that is halved until it goes down.
 */
final class Lbfgs {

  private static final int MEMORY = 8;
  private static final int MAX_HALVINGS = 30;
  private static final double ARMIJO = 1e-4;
  private static final double STILL = 1e-5;

  private Lbfgs() {}

  /** A function with its gradient. */
  interface Function {
    /** The value at {@code x}; {@code gradient} gets the slope in every direction. */
    double at(double[] x, double[] gradient);
  }

  /** A step that was made and what it changed of the gradient. */
  private static final class Pair {
    private final double[] step;
    private final double[] change;
    private final double rho;

    Pair(double[] step, double[] change, double rho) {
      this.step = step;
      this.change = change;
      this.rho = rho;
    }
  }

  /** Where it is least, starting from {@code x}, which is moved there. */
  static double[] least(Function function, double[] x, int iterations) {
    Deque<Pair> pairs = new ArrayDeque<>();
    double[] gradient = new double[x.length];
    double value = function.at(x, gradient);
    for (int round = 0; round < iterations && norm(gradient) > STILL * x.length; round++) {
      double[] direction = direction(gradient, pairs);
      double slope = dot(direction, gradient);
      double size = pairs.isEmpty() ? Math.min(1, 1 / norm(gradient)) : 1;
      double[] next = new double[x.length];
      double[] nextGradient = new double[x.length];
      double nextValue = value;
      boolean down = false;
      for (int halving = 0; halving < MAX_HALVINGS && !down; halving++, size /= 2) {
        for (int i = 0; i < x.length; i++) {
          next[i] = x[i] + size * direction[i];
        }
        nextValue = function.at(next, nextGradient);
        down = nextValue <= value + ARMIJO * size * slope;
      }
      if (!down) {
        return x;
      }
      remember(pairs, minus(next, x), minus(nextGradient, gradient));
      System.arraycopy(next, 0, x, 0, x.length);
      gradient = nextGradient;
      value = nextValue;
    }
    return x;
  }

  private static void remember(Deque<Pair> pairs, double[] step, double[] change) {
    double curvature = dot(step, change);
    if (curvature > 1e-12) {
      pairs.addLast(new Pair(step, change, 1 / curvature));
      if (pairs.size() > MEMORY) {
        pairs.removeFirst();
      }
    }
  }

  private static double[] direction(double[] gradient, Deque<Pair> pairs) {
    double[] q = gradient.clone();
    double[] alphas = new double[pairs.size()];
    int at = pairs.size();
    for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); ) {
      Pair pair = newest.next();
      alphas[--at] = pair.rho * dot(pair.step, q);
      add(q, pair.change, -alphas[at]);
    }
    if (!pairs.isEmpty()) {
      Pair last = pairs.getLast();
      double scale = 1 / (last.rho * dot(last.change, last.change));
      Arrays.setAll(q, i -> q[i] * scale);
    }
    for (Pair pair : pairs) {
      add(q, pair.step, alphas[at++] - pair.rho * dot(pair.change, q));
    }
    Arrays.setAll(q, i -> -q[i]);
    return q;
  }

  private static void add(double[] to, double[] what, double times) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * what[i];
    }
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, i -> a[i] - b[i]);
    return difference;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }
}
