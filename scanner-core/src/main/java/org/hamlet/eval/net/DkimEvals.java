package org.hamlet.eval.net;

import java.util.List;
import java.util.Locale;
import org.hamlet.engine.Awaited;
import org.hamlet.engine.NetEval;
import org.hamlet.engine.NetEvalFunction;
import org.hamlet.engine.ScanContext;
import org.hamlet.eval.HeaderAddresses;
import org.hamlet.net.dkim.DkimResult;
import org.hamlet.rule.Rule;
import org.hamlet.rule.RuleTraits;
import org.hamlet.rule.Settings;

/** Eval functions about DKIM signatures (SpamAssassin 4.0.1 behaviour, DKIM plugin). */
final class DkimEvals {

  private DkimEvals() {}

  /** {@code check_dkim_signed([domain...])}: there is a signature, of whatever worth. */
  static NetEval signed(Rule.EvalRule rule, RuleTraits traits, Settings settings) {
    List<String> wanted = rule.arguments();
    return (scan, network, pending) -> {
      DkimFacts facts = DkimFacts.of(scan, network);
      if (facts.domainKeys().stream().anyMatch(d -> wanted.isEmpty() || isWanted(wanted, d))) {
        pending.hit();
      }
      for (Awaited<DkimResult> result : facts.results()) {
        if (wanted.isEmpty()) {
          pending.hit();
        } else {
          result.whenKnown(
              known -> {
                if (isWanted(wanted, DkimFacts.signer(known))) {
                  pending.hit();
                }
              });
        }
      }
    };
  }

  /**
   * {@code check_dkim_valid([domain...])}: a signature passes, of one of the domains and then with
   * a key that is long enough.
   */
  static NetEval valid(Rule.EvalRule rule, RuleTraits traits, Settings settings) {
    List<String> wanted = rule.arguments();
    return (scan, network, pending) ->
        DkimFacts.of(scan, network)
            .whenValid(
                result -> {
                  if (wanted.isEmpty()
                      || (isWanted(wanted, DkimFacts.signer(result))
                          && DkimFacts.isLongEnough(result, settings))) {
                    pending.hit();
                  }
                });
  }

  /**
   * {@code check_dkim_dependable}: that a signature fails is not because the message was cut
   * before.
   */
  static NetEvalFunction dependable() {
    NetEval eval =
        (scan, network, pending) -> {
          if (!DkimFacts.isCut(scan)) {
            pending.hit();
          }
        };
    return (rule, traits, settings) -> eval;
  }

  /** Whether a domain is one of those, or below one written with a dot in front. */
  static boolean isWanted(List<String> wanted, String domain) {
    for (String argument : wanted) {
      String lower = argument.toLowerCase(Locale.ROOT);
      String name = lower.startsWith("*.") ? lower.substring(1) : lower;
      if (name.startsWith(".")
          ? domain.endsWith(name) || domain.equals(name.substring(1))
          : domain.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** {@code check_dkim_testing}: a signature's key is being tried out. */
  static NetEvalFunction testing() {
    NetEval eval =
        (scan, network, pending) ->
            DkimFacts.of(scan, network)
                .results()
                .forEach(
                    result ->
                        result.whenKnown(
                            known -> {
                              if (known.testing()) {
                                pending.hit();
                              }
                            }));
    return (rule, traits, settings) -> eval;
  }

  /**
   * {@code check_dkim_valid_author_sig} and {@code check_dkim_valid_envelopefrom}: a signature of
   * the domain of an address there passes, with a key that is long enough.
   *
   * @param field where the addresses stand
   */
  static NetEvalFunction validFor(String field) {
    NetEval eval =
        (scan, network, pending) -> {
          List<String> domains = domains(scan, field);
          DkimFacts.of(scan, network)
              .whenValid(
                  result -> {
                    if (domains.contains(DkimFacts.signer(result))
                        && DkimFacts.isLongEnough(result, scan.settings())) {
                      pending.hit();
                    }
                  });
        };
    return (rule, traits, settings) -> eval;
  }

  private static List<String> domains(ScanContext scan, String field) {
    return HeaderAddresses.of(scan, field).stream()
        .map(a -> a.substring(a.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
        .toList();
  }
}
