package org.hamlet.engine;

import java.util.List;

/**
 * Everything to be done for one message under one score set, in order. Immutable.
 *
 * @param phases in the order of running: by priority, within one the order of SpamAssassin 4.0.1,
 *     metas as soon as all they depend on is known
 */
record Plan(List<Phase> phases) {

  Plan {
    phases = List.copyOf(phases);
  }

  /** Runs all phases, or those up to the one in which a hit ends the scan. */
  void run(ScanContext scan, HitCollector hits) throws DeadlineReached {
    for (int i = 0; i < phases.size(); i++) {
      for (Step step : phases.get(i).steps()) {
        step.run(scan, hits);
      }
      if (hits.end().reached()) {
        hits.shortcircuited(
            phases.subList(i + 1, phases.size()).stream().mapToInt(Phase::rules).sum());
        return;
      }
    }
  }

  /**
   * Work that is done as a whole: the rules of one kind and one priority.
   *
   * @param steps in the order of running
   */
  record Phase(List<Step> steps) {

    Phase {
      steps = List.copyOf(steps);
    }

    int rules() {
      return steps.stream().mapToInt(Step::rules).sum();
    }
  }
}
