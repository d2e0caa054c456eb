package org.hamlet.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one score set, made when a scan first asks for it: most processes use one score set
 * only. Thread-safe; no lock once it is made.
 */
final class PlanOnDemand {

  private final Optional<PlanOnDemand> site;
  private final PlanBuilder builder;
  private volatile @Nullable Plan plan;

  /**
   * Prepares; nothing is made yet.
   *
   * @param site what is made before, so that a user's plan finds there what it can share, even
   *     where the first mail of a process is a user's
   */
  PlanOnDemand(Optional<PlanOnDemand> site, PlanBuilder builder) {
    this.site = site;
    this.builder = builder;
  }

  Plan plan() {
    Plan made = plan;
    return made == null ? makeOnce() : made;
  }

  private synchronized Plan makeOnce() {
    Plan made = plan;
    if (made == null) {
      site.ifPresent(PlanOnDemand::plan);
      made = builder.build();
      plan = made;
    }
    return made;
  }
}
