package org.hamlet.eval.net;

import org.hamlet.engine.Awaited;
import org.hamlet.engine.ScanContext;
import org.hamlet.engine.ScanNetwork;
import org.hamlet.message.ParsedMessage;
import org.hamlet.net.dkim.ArcCheck;
import org.hamlet.net.dkim.ArcResult;

/**
 * The ARC chain of one message. Confined to one scan.
 *
 * @param sealed whether there is any field of a chain
 * @param result what became of it
 */
record ArcFacts(boolean sealed, Awaited<ArcResult> result) {

  /** The facts; the first to ask starts the check. */
  static ArcFacts of(ScanContext scan, ScanNetwork network) {
    return scan.fact(ArcFacts.class, s -> start(s, network));
  }

  private static ArcFacts start(ScanContext scan, ScanNetwork network) {
    ParsedMessage message = scan.message();
    ArcCheck check = new ArcCheck(message.pristineHeader(), message.pristineBody());
    ArcFacts facts = new ArcFacts(check.isSealed(), new Awaited<>());
    if (facts.sealed) {
      check.start(network::ask, facts.result::set);
    }
    return facts;
  }
}
