package org.hamlet.engine;

/** A part of the work on one message. Immutable, shared by all threads. */
@FunctionalInterface
interface Step {

  /**
   * Does it, reporting hits to the collector.
   *
   * @throws DeadlineReached when the scan's time is used up; what was found so far counts
   */
  void run(ScanContext scan, HitCollector hits) throws DeadlineReached;

  /** How many rules it runs. */
  default int rules() {
    return 1;
  }
}
