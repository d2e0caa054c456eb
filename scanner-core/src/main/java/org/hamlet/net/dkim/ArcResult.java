package org.hamlet.net.dkim;

import java.util.List;

/**
 * What became of a message's ARC chain.
 *
 * @param outcome its status
 * @param sealers the domains that sealed it, the newest first; empty unless it passes
 * @param keyBits the size of the newest signature's key, 256 for ed25519; 0 when none was had
 */
public record ArcResult(ArcOutcome outcome, List<String> sealers, int keyBits) {

  /** Copies the list. */
  public ArcResult {
    sealers = List.copyOf(sealers);
  }

  static ArcResult of(ArcOutcome outcome) {
    return new ArcResult(outcome, List.of(), 0);
  }
}
