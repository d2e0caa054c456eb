package org.hamlet.eval.net;

import java.util.List;
import java.util.function.BiFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.NetEval;
import org.hamlet.engine.ScanContext;
import org.hamlet.eval.Arguments;
import org.hamlet.net.RecordType;
import org.hamlet.relay.ReversedAddress;
import org.hamlet.rule.Rule;
import org.hamlet.rule.RuleTraits;
import org.hamlet.rule.Settings;

/**
 * Eval functions about lists of addresses and names of hosts that mail came through (SpamAssassin
 * 4.0.1 behaviour, DNSEval plugin).
 */
final class ListEvals {

  private ListEvals() {}

  /** {@code check_rbl(set, zone[, subtest])}: relays by address, A records. */
  static NetEval rbl(Rule.EvalRule rule, RuleTraits traits, Settings settings) throws BadArguments {
    return ofRelays(rule, traits, RecordType.A);
  }

  /** {@code check_rbl_txt(set, zone[, subtest])}: the same with TXT records. */
  static NetEval rblTxt(Rule.EvalRule rule, RuleTraits traits, Settings settings)
      throws BadArguments {
    return ofRelays(rule, traits, RecordType.TXT);
  }

  private static NetEval ofRelays(Rule.EvalRule rule, RuleTraits traits, RecordType type)
      throws BadArguments {
    ListQuery query = ListQuery.of(Arguments.of(rule), type);
    boolean nice = traits.has("nice");
    return (scan, network, pending) -> {
      for (String ip : RelayAddresses.of(scan, query.set(), nice)) {
        ReversedAddress.of(ip).ifPresent(key -> query.ask(ip, key, scan, network, pending));
      }
    };
  }

  /** {@code check_rbl_sub(set, subtest)}: what rules of the same set were answered. */
  static NetEval sub(Rule.EvalRule rule, RuleTraits traits, Settings settings) throws BadArguments {
    String set = Arguments.of(rule).text(0);
    Subtest subtest = TextTest.ofListRule(Arguments.of(rule).text(1));
    return (scan, network, pending) -> {
      network.reads(set);
      ListSets.of(scan)
          .read(
              set,
              listing -> {
                if (listing.satisfies(subtest, scan.budget())) {
                  pending.note(listing.note());
                  pending.hit();
                }
              });
    };
  }

  /** {@code check_rbl_envfrom}: the host of the envelope sender. */
  static NetEval envelopeFrom(Rule.EvalRule rule, RuleTraits traits, Settings settings)
      throws BadArguments {
    return ofNames(rule, (scan, query) -> SenderHosts.envelope(scan));
  }

  /** {@code check_rbl_from_host}: the hosts of all senders. */
  static NetEval fromHost(Rule.EvalRule rule, RuleTraits traits, Settings settings)
      throws BadArguments {
    return ofNames(rule, (scan, query) -> SenderHosts.all(scan));
  }

  /** {@code check_rbl_from_domain}: the registered domains of all senders. */
  static NetEval fromDomain(Rule.EvalRule rule, RuleTraits traits, Settings settings)
      throws BadArguments {
    return ofNames(rule, (scan, query) -> SenderHosts.domains(scan));
  }

  /** {@code check_rbl_rcvd}: the names and addresses of all hops. */
  static NetEval received(Rule.EvalRule rule, RuleTraits traits, Settings settings)
      throws BadArguments {
    HostKinds kinds = HostKinds.of(traits);
    return ofNames(rule, (scan, query) -> kinds.filter(SenderHosts.hops(scan)));
  }

  /** {@code check_rbl_headers(set, zone[, subtest[, headers]])}: what certain headers name. */
  static NetEval headers(Rule.EvalRule rule, RuleTraits traits, Settings settings)
      throws BadArguments {
    HostKinds kinds = HostKinds.of(traits);
    String names = Arguments.of(rule).text(3, settings.text("rbl_headers"));
    List<String> fields = List.of(names.split("\\s*,\\s*"));
    return ofNames(rule, (scan, query) -> kinds.filter(SenderHosts.inHeaders(scan, fields)));
  }

  /** {@code check_rbl_ns_from}: addresses of the name servers of the senders' domains. */
  static NetEval nameServers(Rule.EvalRule rule, RuleTraits traits, Settings settings)
      throws BadArguments {
    ListQuery query = ListQuery.of(Arguments.of(rule), RecordType.A);
    return (scan, network, pending) -> {
      for (String domain : SenderHosts.domains(scan)) {
        NameServerAddresses.ofDomain(
            domain,
            scan,
            network,
            ip ->
                ReversedAddress.of(ip)
                    .ifPresent(key -> query.ask(domain, key, scan, network, pending)));
      }
    };
  }

  /**
   * {@code check_dns_sender()}. Compat: in SpamAssassin 4.0.1 this cannot hit; it asks two
   * questions for nothing, here none.
   */
  static NetEval dnsSender(Rule.EvalRule rule, RuleTraits traits, Settings settings) {
    return (scan, network, pending) -> {};
  }

  private static NetEval ofNames(
      Rule.EvalRule rule, BiFunction<ScanContext, ListQuery, List<String>> names)
      throws BadArguments {
    ListQuery query = ListQuery.of(Arguments.of(rule), RecordType.A);
    return (scan, network, pending) -> {
      for (String name : names.apply(scan, query)) {
        query.ask(name, ReversedAddress.of(name).orElse(name), scan, network, pending);
      }
    };
  }
}
