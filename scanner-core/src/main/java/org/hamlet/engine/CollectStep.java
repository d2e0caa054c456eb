package org.hamlet.engine;

/** Waits for the answers that rules asked for, when all other rules are done. */
final class CollectStep implements Step {

  @Override
  public int rules() {
    return 0;
  }

  @Override
  public void run(ScanContext scan, HitCollector hits) throws DeadlineReached {
    if (scan.network().isPresent()) {
      ScanNetwork network = scan.network().get();
      hits.captured().asMap().forEach((name, values) -> network.tag(name).set(values));
      network.collect(scan.budget().deadlineNanos()).forEach(hits::limitReached);
      network.knownTags().forEach((name, values) -> hits.tag(name, String.join(" ", values)));
      hits.collected();
      hits.checkDeadline();
    }
  }
}
