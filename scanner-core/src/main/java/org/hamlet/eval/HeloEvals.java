package org.hamlet.eval;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.ScanContext;
import org.hamlet.relay.NetworkList;
import org.hamlet.relay.PrivateNetworks;
import org.hamlet.relay.Relay;

/**
 * Eval functions about what hosts call themselves in HELO (SpamAssassin 4.0.1 behaviour, RelayEval
 * plugin). Untrusted hops alone are looked at.
 */
final class HeloEvals {

  /** Its /16 in group 1, its /24 in group 2. */
  private static final Pattern IPV4 = Pattern.compile("((\\d+\\.\\d+\\.)\\d+\\.)\\d+");

  /** Providers whose servers have names by reverse DNS. */
  private static final Set<String> WELL_NAMED =
      Set.of(
          "aol.com",
          "caramail.com",
          "cs.com",
          "drizzle.com",
          "excite.com",
          "hotmail.com",
          "localhost.com",
          "lycos.co.uk",
          "lycos.com",
          "msn.com",
          "yahoo.com");

  private HeloEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "check_for_numeric_helo", anyHop(HeloEvals::isNumeric),
        "check_for_forged_received_ip_helo", anyHop(HeloEvals::isFarFromHost),
        "helo_ip_mismatch", anyHop(HeloEvals::isElsewhere),
        "check_for_no_rdns_dotcom_helo",
            (rule, settings) -> (scan, notes) -> Eval.of(dotcomWithoutName(scan)));
  }

  private static EvalFunction anyHop(Predicate<Relay> test) {
    return (rule, settings) ->
        (scan, notes) -> Eval.of(scan.relays().untrusted().stream().anyMatch(test));
  }

  private static boolean isNumeric(Relay hop) {
    return IPV4.matcher(hop.helo()).matches() && NetworkList.isValid(hop.helo());
  }

  /**
   * Whether a host called itself by a public address, or numbers in the form of one, outside of its
   * own /16. Compat: a hop whose receiving server has a name of one label is let pass.
   */
  private static boolean isFarFromHost(Relay hop) {
    Matcher helo = IPV4.matcher(hop.helo());
    Matcher ip = IPV4.matcher(hop.ip());
    return helo.matches()
        && ip.matches()
        && hop.by().contains(".")
        && !PrivateNetworks.contain(hop.helo())
        && !helo.group(2).equals(ip.group(2));
  }

  /** Whether a public host called itself by a public address outside of its own /24. */
  private static boolean isElsewhere(Relay hop) {
    Matcher helo = IPV4.matcher(hop.helo());
    Matcher ip = IPV4.matcher(hop.ip());
    return helo.matches()
        && ip.matches()
        && NetworkList.isValid(hop.helo())
        && !PrivateNetworks.contain(hop.helo())
        && !PrivateNetworks.contain(hop.ip())
        && !helo.group(1).equals(ip.group(1));
  }

  /** Compat: the oldest hop with a public address decides, whatever the others are. */
  private static boolean dotcomWithoutName(ScanContext scan) {
    List<Relay> hops = scan.relays().untrusted();
    for (int i = hops.size() - 1; i >= 0; i--) {
      if (!PrivateNetworks.contain(hops.get(i).ip())) {
        return hops.get(i).noReverseDns() && isWellNamed(hops.get(i).helo());
      }
    }
    return false;
  }

  private static boolean isWellNamed(String helo) {
    String name = helo.toLowerCase(Locale.ROOT);
    return WELL_NAMED.stream().anyMatch(d -> name.equals(d) || name.endsWith("." + d));
  }
}
