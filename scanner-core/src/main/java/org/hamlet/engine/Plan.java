package org.hamlet.engine;

import java.util.BitSet;
import java.util.List;
import org.hamlet.regex.MatchBudget;
import org.hamlet.verdict.ScoreSet;

/**
 * Everything to be done for one message under one score set, in order. Immutable.
 *
 * @param phases in the order of running: by priority, within one the order of SpamAssassin 4.0.1,
 *     metas as soon as all they depend on is known
 * @param metaUsers by rule, the metas that name it
 * @param deferrable the rules that need not be run before a meta asks for their value
 */
record Plan(List<Phase> phases, MetaUsers metaUsers, Deferrable deferrable) {

  private static final BitSet NONE = new BitSet(0);

  Plan {
    phases = List.copyOf(phases);
  }

  /**
   * A collector for one scan.
   *
   * @param complete whether sub rules are run that can change nothing
   */
  HitCollector collector(ScoreSet set, MatchBudget budget, OwnHits own, boolean complete) {
    return new HitCollector(
        set,
        budget,
        own,
        new RuleValues(metaUsers, deferrable.costs()),
        complete ? NONE : deferrable.rules());
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
        scan.network().ifPresent(network -> network.end().forEach(hits::limitReached));
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
