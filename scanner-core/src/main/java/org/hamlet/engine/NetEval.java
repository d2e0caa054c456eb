package org.hamlet.engine;

/**
 * An eval function that asks DNS, bound to its arguments and the settings. It starts its questions
 * when its rule's turn comes and says whether it hits as answers arrive. Thread-safe.
 */
@FunctionalInterface
public interface NetEval {

  /**
   * Starts the test on one message. What it leaves with the network runs later, on the thread of
   * the same scan.
   *
   * @param rule takes the hit, whenever it is known
   */
  void start(ScanContext scan, ScanNetwork network, NetRule rule);
}
