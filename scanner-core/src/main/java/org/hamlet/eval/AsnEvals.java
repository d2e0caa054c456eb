package org.hamlet.eval;

import java.util.Map;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;
import org.hamlet.text.AutonomousSystem;

/**
 * {@code check_asn(pattern, tag)}: whether the autonomous system that handed a message over is one
 * of those. Follows SpamAssassin 4.0.1's ASN plugin with a local database: other tags than {@code
 * ASN} are filled by DNS alone, so they match nothing here.
 */
final class AsnEvals {

  private AsnEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of("check_asn", AsnEvals::bind);
  }

  private static Eval bind(Rule.EvalRule rule, Settings settings) throws EvalFunction.BadArguments {
    Arguments arguments = Arguments.of(rule);
    TextPattern wanted = TextPattern.withOrWithoutDelimiters(arguments.text(0));
    boolean known =
        settings.isLoaded("ASN")
            && settings.flag("asn_use_geodb")
            && arguments.text(1, AutonomousSystem.TAG).equals(AutonomousSystem.TAG);
    return (scan, notes) -> {
      String prefix = scan.settings().text("asn_prefix");
      String named = known ? AutonomousSystem.named(scan.texts().headers(), prefix) : "";
      return Eval.of(!named.isEmpty() && wanted.matches(named, scan.budget()));
    };
  }
}
