package org.hamlet.engine;

/** An eval function bound to its arguments and the settings. Thread-safe. */
@FunctionalInterface
public interface Eval {

  /**
   * Runs the test on one message.
   *
   * @param notes takes what the rule wants said beside its hit, and tags
   * @return 0 for a miss, else the value that metas see
   */
  double hits(ScanContext scan, Notes notes);

  /** {@code condition} as a hit value. */
  static double of(boolean condition) {
    return condition ? 1 : 0;
  }
}
