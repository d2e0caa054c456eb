package org.hamlet.engine;

import java.util.List;

/**
 * Everything to be done for one message under one score set, in order. Immutable.
 *
 * @param steps in the order of running: by priority, within one the order of SpamAssassin 4.0.1,
 *     metas as soon as all they depend on is known
 */
record Plan(List<Step> steps) {

  Plan {
    steps = List.copyOf(steps);
  }

  /** Runs all steps. */
  void run(ScanContext scan, HitCollector hits) throws DeadlineReached {
    for (Step step : steps) {
      step.run(scan, hits);
    }
  }
}
