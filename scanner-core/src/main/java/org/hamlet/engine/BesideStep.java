package org.hamlet.engine;

import java.util.function.BiConsumer;

/** Starts what is found out beside rules. */
final class BesideStep implements Step {

  private final BiConsumer<ScanContext, ScanNetwork> asking;

  BesideStep(BiConsumer<ScanContext, ScanNetwork> asking) {
    this.asking = asking;
  }

  @Override
  public int rules() {
    return 0;
  }

  @Override
  public void run(ScanContext scan, HitCollector hits) {
    scan.network().ifPresent(network -> asking.accept(scan, network));
  }
}
