package org.hamlet.eval;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.ScanContext;
import org.hamlet.relay.PrivateNetworks;
import org.hamlet.relay.Relay;
import org.hamlet.relay.RelayPath;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;

/**
 * Eval functions about the hops of a message (SpamAssassin 4.0.1 behaviour, RelayEval plugin); what
 * hosts call themselves is in {@link HeloEvals}.
 */
final class RelayEvals {

  private RelayEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "check_all_trusted", always(RelayEvals::allTrusted),
        "check_no_relays", always(RelayEvals::noRelays),
        "check_relays_unparseable", always(scan -> scan.relays().unparseable() > 0),
        "check_for_forged_received_trail",
            always(scan -> ReceivedTrail.isForged(scan.relays().untrusted())),
        "check_for_sender_no_reverse", always(RelayEvals::oldestHopHasName),
        "check_for_illegal_ip", always(scan -> false),
        "check_for_from_domain_in_received_headers", RelayEvals::fromDomainReceives);
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

  /**
   * Compat: SpamAssassin's function of that name hits where the oldest untrusted hop is a public
   * host that has a name of several labels.
   */
  private static boolean oldestHopHasName(ScanContext scan) {
    List<Relay> hops = scan.relays().untrusted();
    if (hops.isEmpty()) {
      return false;
    }
    Relay oldest = hops.get(hops.size() - 1);
    return oldest.rdns().contains(".") && !PrivateNetworks.contain(oldest.ip());
  }

  /**
   * Of mail from a domain: whether one of its hosts handed it to another of them, or with a second
   * argument other than {@code true} whether none did.
   */
  private static Eval fromDomainReceives(Rule.EvalRule rule, Settings settings)
      throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    String domain = "\\b" + Pattern.quote(arguments.text(0));
    boolean wanted = arguments.text(1, "").equals("true");
    Pattern sender = Pattern.compile(domain, Pattern.CASE_INSENSITIVE);
    Pattern host = Pattern.compile(domain + "$");
    return (scan, notes) ->
        Eval.of(
            sender.matcher(HeaderEvals.address(scan, "From")).find()
                && wanted == handedOnWithin(scan.relays(), host));
  }

  private static boolean handedOnWithin(RelayPath path, Pattern host) {
    return Stream.concat(path.trusted().stream(), path.untrusted().stream())
        .anyMatch(hop -> host.matcher(hop.rdns()).find() && host.matcher(hop.by()).find());
  }
}
