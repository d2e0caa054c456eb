package org.hamlet.eval.net;

import java.util.Locale;
import org.hamlet.engine.NetEval;
import org.hamlet.engine.NetEvalFunction;
import org.hamlet.net.spf.SpfResult;

/** Eval functions about SPF (SpamAssassin 4.0.1 behaviour, SPF plugin). */
final class SpfEvals {

  private static final String HELO = "helo_";

  private SpfEvals() {}

  /**
   * {@code check_for_spf_RESULT} and {@code check_for_spf_helo_RESULT}.
   *
   * @param outcome what stands behind {@code check_for_spf_}
   */
  static NetEvalFunction of(String outcome) {
    boolean helo = outcome.startsWith(HELO);
    String name = helo ? outcome.substring(HELO.length()) : outcome;
    SpfResult wanted = SpfResult.valueOf(name.toUpperCase(Locale.ROOT));
    NetEval eval =
        (scan, network, pending) -> {
          if (helo) {
            network.reads(SpfFacts.HELO_SET);
          }
          SpfFacts facts = SpfFacts.of(scan, network);
          (helo ? facts.helo() : facts.mailFrom())
              .whenKnown(
                  result -> {
                    if (result == wanted) {
                      pending.hit();
                    }
                  });
        };
    return (rule, traits, settings) -> eval;
  }

  /**
   * {@code check_for_spf_welcomelist_from} and its kin: the sender is on one of the lists, and SPF
   * says pass.
   */
  static NetEvalFunction welcome(String list, String authenticated) {
    return (rule, traits, settings) ->
        (scan, network, pending) -> {
          SpfFacts facts = SpfFacts.of(scan, network);
          facts
              .mailFrom()
              .whenKnown(
                  result -> {
                    String sender = facts.sender().orElse("").toLowerCase(Locale.ROOT);
                    if (result == SpfResult.PASS
                        && !sender.isEmpty()
                        && (scan.settings().addresses(list).matches(sender)
                            || scan.settings().addresses(authenticated).matches(sender))) {
                      pending.hit();
                    }
                  });
        };
  }

  /** {@code check_spf_skipped_noenvfrom}: there is a relay to check and no envelope sender. */
  static NetEvalFunction skipped() {
    return (rule, traits, settings) ->
        (scan, network, pending) -> {
          SpfFacts facts = SpfFacts.of(scan, network);
          if (!scan.relays().external().isEmpty()
              && facts.sender().isEmpty()
              && facts.mailFrom().now().isEmpty()) {
            pending.hit();
          }
        };
  }
}
