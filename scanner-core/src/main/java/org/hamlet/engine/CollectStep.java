package org.hamlet.engine;

import java.util.List;

/** Waits for the answers that rules asked for, when all other rules are done. */
final class CollectStep implements Step {

  private final List<CompiledRule> rules;
  private final List<MetaStep> metas;

  /**
   * A step.
   *
   * @param rules all by index
   * @param metas those that come after it, in order
   */
  CollectStep(List<CompiledRule> rules, List<MetaStep> metas) {
    this.rules = rules;
    this.metas = metas;
  }

  @Override
  public int rules() {
    return 0;
  }

  @Override
  public void run(ScanContext scan, HitCollector hits) throws DeadlineReached {
    if (scan.network().isPresent()) {
      ScanNetwork network = scan.network().get();
      hits.captured().asMap().forEach((name, values) -> network.tag(name).set(values));
      network
          .held()
          .ifPresent(
              held -> {
                ScoreRange range = new ScoreRange(hits.values(), hits.scoreSet(), rules, metas);
                double required = scan.settings().number("required_score");
                new FrugalEffort(network, range, hits, required)
                    .run(held, scan.budget().deadlineNanos());
              });
      network.collect(scan.budget().deadlineNanos()).forEach(hits::limitReached);
      network.knownTags().forEach((name, values) -> hits.tag(name, String.join(" ", values)));
      hits.collected();
      hits.checkDeadline();
    }
  }
}
