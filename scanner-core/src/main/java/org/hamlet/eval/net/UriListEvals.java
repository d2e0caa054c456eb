package org.hamlet.eval.net;

import java.util.Optional;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.NetEval;
import org.hamlet.engine.NetRule;
import org.hamlet.engine.ScanContext;
import org.hamlet.engine.ScanNetwork;
import org.hamlet.eval.Arguments;
import org.hamlet.net.DnsQuestion;
import org.hamlet.relay.ReversedAddress;
import org.hamlet.rule.Rule;
import org.hamlet.rule.RuleTraits;
import org.hamlet.rule.Settings;

/** {@code check_uridnsbl}: lists of the hosts of URIs (SpamAssassin 4.0.1, URIDNSBL plugin). */
final class UriListEvals {

  private UriListEvals() {}

  /** {@code check_uridnsbl('RULE')}; the rule's own name counts when the argument is missing. */
  static NetEval listed(Rule.EvalRule rule, RuleTraits traits, Settings settings)
      throws BadArguments {
    String name = Arguments.of(rule).text(0, rule.name().text());
    Optional<UriZone> zone = UriZone.of(name, traits, settings);
    if (zone.isEmpty()) {
      throw new BadArguments("no uridnsbl, urirhsbl or similar line names " + name);
    }
    return (scan, network, pending) -> {
      Asking asking = new Asking(zone.get(), scan, network, pending);
      UriHosts hosts = UriHosts.of(scan);
      hosts.setTags(network);
      hosts.byDomain().keySet().forEach(asking::aboutDomain);
      if (zone.get().asksHosts()) {
        hosts.inTurns(scan).forEach(asking::aboutHost);
      }
    };
  }

  /** One rule's questions in one scan. */
  private record Asking(UriZone zone, ScanContext scan, ScanNetwork network, NetRule rule) {

    void aboutDomain(String domain) {
      if (!zone.kinds().admit(domain)) {
        return;
      }
      Optional<String> reversed = ReversedAddress.of(domain);
      if (reversed.isPresent()) {
        aboutAddress(domain, reversed.get());
        return;
      }
      network.towards(zone.effort(), () -> zone.subjects().forEach(s -> subject(s, domain)));
    }

    private void subject(UriZone.Subject subject, String domain) {
      switch (subject) {
        case NAME -> {
          if (!zone.wholeHost()) {
            list(domain, domain);
          }
        }
        case ADDRESS ->
            ServersWanted.of(scan)
                .whenKnown(
                    network.inTurn(
                        known ->
                            NameServerAddresses.ofDomain(
                                domain, scan, network, ip -> address(domain, ip))));
        case SERVER_ADDRESS -> ServersWanted.of(scan).wanted();
        case SERVER_DOMAIN ->
            NameServerAddresses.names(
                domain, scan, network, name -> list(domain, scan.domains().registeredDomain(name)));
        case SERVER_NAME ->
            NameServerAddresses.names(domain, scan, network, name -> list(domain, name));
      }
    }

    void aboutHost(UriHosts.Host host) {
      String domain = host.domain();
      if (zone.kinds().admit(domain) && ReversedAddress.of(domain).isEmpty()) {
        network.towards(zone.effort(), () -> host(domain, host.name()));
      }
    }

    private void host(String domain, String name) {
      if (zone.subjects().contains(UriZone.Subject.NAME)) {
        list(domain, name);
      }
      if (zone.subjects().contains(UriZone.Subject.ADDRESS)) {
        NameServerAddresses.ofHost(name, scan, network, ip -> address(domain, ip));
      }
    }

    /** Compat: rules about addresses (uridnsbl) do not see hosts that are addresses. */
    private void aboutAddress(String address, String reversed) {
      if (zone.subjects().contains(UriZone.Subject.NAME)) {
        list(address, reversed);
      }
    }

    private void address(String domain, String ip) {
      ReversedAddress.of(ip).ifPresent(key -> list(domain, key));
    }

    private void list(String domain, String key) {
      DnsQuestion question = DnsQuestion.ofList(key, zone.zone(), zone.type());
      network.ask(
          question,
          answer -> {
            if (Listing.of(domain, question, answer).satisfies(zone.subtest(), scan.budget())) {
              rule.note("URI: " + domain);
              rule.hit();
            }
          });
    }
  }
}
