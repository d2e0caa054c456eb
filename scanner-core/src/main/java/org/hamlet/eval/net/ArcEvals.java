package org.hamlet.eval.net;

import java.util.List;
import org.hamlet.engine.NetEval;
import org.hamlet.net.dkim.ArcOutcome;
import org.hamlet.rule.Rule;
import org.hamlet.rule.RuleTraits;
import org.hamlet.rule.Settings;

/**
 * Eval functions about ARC chains (RFC 8617). Unlike in SpamAssassin 4.0.1, where one signature of
 * a chain that fits is enough, a chain is valid as a whole or not.
 */
final class ArcEvals {

  private ArcEvals() {}

  /** {@code check_arc_signed}: there is a chain, of whatever worth. */
  static NetEval signed(Rule.EvalRule rule, RuleTraits traits, Settings settings) {
    return (scan, network, pending) -> {
      if (ArcFacts.of(scan, network).sealed()) {
        pending.hit();
      }
    };
  }

  /**
   * {@code check_arc_valid([domain...])}: the chain holds, and one of the domains sealed it last.
   */
  static NetEval valid(Rule.EvalRule rule, RuleTraits traits, Settings settings) {
    List<String> wanted = rule.arguments();
    return (scan, network, pending) ->
        ArcFacts.of(scan, network)
            .result()
            .whenKnown(
                result -> {
                  if (result.outcome() == ArcOutcome.PASS
                      && DkimFacts.isLongEnough(result.keyBits(), settings)
                      && (wanted.isEmpty()
                          || DkimEvals.isWanted(wanted, result.sealers().get(0)))) {
                    pending.hit();
                  }
                });
  }
}
