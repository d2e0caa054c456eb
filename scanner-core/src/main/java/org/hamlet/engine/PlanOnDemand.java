package org.hamlet.engine;

import org.jspecify.annotations.Nullable;

/**
 * The plan of one score set, made when a scan first asks for it: most processes use one score set
 * only. Thread-safe; no lock once it is made.
 */
final class PlanOnDemand {

  private final PlanBuilder builder;
  private volatile @Nullable Plan plan;

  PlanOnDemand(PlanBuilder builder) {
    this.builder = builder;
  }

  Plan plan() {
    Plan made = plan;
    return made == null ? makeOnce() : made;
  }

  private synchronized Plan makeOnce() {
    Plan made = plan;
    if (made == null) {
      made = builder.build();
      plan = made;
    }
    return made;
  }
}
