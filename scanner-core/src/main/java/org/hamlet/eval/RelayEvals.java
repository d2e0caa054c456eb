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
import org.hamlet.relay.RelayPath;

/** Eval functions about the hops of a message (SpamAssassin 4.0.1 behaviour, RelayEval plugin). */
final class RelayEvals {

  private static final Pattern IPV4 = Pattern.compile("((?:\\d{1,3}\\.){3})\\d{1,3}");

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

  /** So many servers reached from elsewhere than they say are an accident. */
  private static final int ACCIDENTAL_MISMATCHES = 1;

  private RelayEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "check_all_trusted", always(RelayEvals::allTrusted),
        "check_no_relays", always(RelayEvals::noRelays),
        "check_relays_unparseable", always(scan -> scan.relays().unparseable() > 0),
        "check_for_forged_received_trail", always(RelayEvals::trailForged),
        "check_for_no_rdns_dotcom_helo", always(RelayEvals::dotcomWithoutName),
        "helo_ip_mismatch", always(RelayEvals::heloElsewhere));
  }

  private static EvalFunction always(Predicate<ScanContext> test) {
    return (rule, settings) -> (scan, notes) -> Eval.of(test.test(scan));
  }

  private static boolean allTrusted(ScanContext scan) {
    RelayPath path = scan.relays();
    return !path.trusted().isEmpty() && path.untrusted().isEmpty() && path.unparseable() == 0;
  }

  private static boolean noRelays(ScanContext scan) {
    RelayPath path = scan.relays();
    return path.trusted().isEmpty() && path.untrusted().isEmpty() && path.unparseable() == 0;
  }

  /** Whether servers were reached from hosts of other domains than the next server names. */
  private static boolean trailForged(ScanContext scan) {
    List<Relay> hops = scan.relays().untrusted();
    int mismatches = 0;
    for (int i = 1; i < hops.size(); i++) {
      String by = domain(scan, hops.get(i).by());
      String from = domain(scan, hops.get(i - 1).rdns());
      if (!by.isEmpty() && !from.isEmpty() && !by.equals(from)) {
        mismatches++;
      }
    }
    return mismatches > ACCIDENTAL_MISMATCHES;
  }

  private static String domain(ScanContext scan, String host) {
    return host.contains(".") ? scan.domains().registeredDomain(host) : "";
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

  /** Whether a host called itself by a public IPv4 address outside of its own /24. */
  private static boolean heloElsewhere(ScanContext scan) {
    for (Relay hop : scan.relays().untrusted()) {
      Matcher helo = IPV4.matcher(hop.helo());
      Matcher ip = IPV4.matcher(hop.ip());
      if (helo.matches()
          && ip.matches()
          && NetworkList.isValid(hop.helo())
          && !PrivateNetworks.contain(hop.helo())
          && !PrivateNetworks.contain(hop.ip())
          && !helo.group(1).equals(ip.group(1))) {
        return true;
      }
    }
    return false;
  }
}
