package org.hamlet.eval.net;

import java.util.Locale;
import org.hamlet.engine.NetEval;
import org.hamlet.engine.NetEvalFunction;

/** Eval functions about DMARC (SpamAssassin 4.0.1 behaviour, DMARC plugin). */
final class DmarcEvals {

  private final SuffixLists suffixes;

  DmarcEvals(SuffixLists suffixes) {
    this.suffixes = suffixes;
  }

  /**
   * {@code check_dmarc_OUTCOME}.
   *
   * @param outcome what stands behind {@code check_dmarc_}
   */
  NetEvalFunction of(String outcome) {
    DmarcOutcome wanted = DmarcOutcome.valueOf(outcome.toUpperCase(Locale.ROOT));
    NetEval eval =
        (scan, network, pending) -> {
          network.reads(DmarcFacts.SET);
          DmarcFacts.of(scan, network, suffixes)
              .outcome()
              .whenKnown(
                  result -> {
                    if (result == wanted) {
                      pending.hit();
                    }
                  });
        };
    return (rule, traits, settings) -> eval;
  }
}
