package org.hamlet.eval.net;

import java.util.Optional;
import org.hamlet.engine.Awaited;
import org.hamlet.engine.ScanContext;
import org.hamlet.engine.ScanNetwork;
import org.hamlet.eval.HeaderAddresses;
import org.hamlet.net.spf.SpfCheck;
import org.hamlet.net.spf.SpfRequest;
import org.hamlet.net.spf.SpfResult;
import org.hamlet.relay.IpAddress;
import org.hamlet.relay.Relay;

/**
 * The SPF results of one message: those that our own servers noted in its header, else those of
 * checks of the newest external relay (SpamAssassin 4.0.1 behaviour, SPF plugin). Confined to one
 * scan.
 *
 * @param sender the envelope sender that is checked; empty when it cannot be told
 * @param mailFrom the result for the sender
 * @param helo the result for what the relay called itself
 */
record SpfFacts(Optional<String> sender, Awaited<SpfResult> mailFrom, Awaited<SpfResult> helo) {

  /** What rules about the relay's name read, as network and effort know it. */
  static final String HELO_SET = "SPF HELO";

  /** What the questions about that name belong to: seldom worth the asking. */
  static final String HELO_LIST = "_spf-helo";

  /** The facts; the first to ask starts the checks. */
  static SpfFacts of(ScanContext scan, ScanNetwork network) {
    return scan.fact(SpfFacts.class, s -> start(s, network));
  }

  private static SpfFacts start(ScanContext scan, ScanNetwork network) {
    Optional<Relay> relay = scan.relays().external().stream().findFirst();
    Optional<String> sender = relay.flatMap(r -> sender(scan, r));
    SpfFacts facts = new SpfFacts(sender, new Awaited<>(), new Awaited<>());
    SpfHeaders.read(scan, facts);
    relay.ifPresent(
        hop -> {
          Optional<IpAddress> ip = IpAddress.parse(hop.ip());
          if (ip.isPresent()) {
            facts.check(ip.get(), hop.helo(), network);
          }
        });
    return facts;
  }

  private void check(IpAddress ip, String host, ScanNetwork network) {
    if (mailFrom.now().isEmpty() && sender.isPresent()) {
      SpfCheck.start(network::ask, new SpfRequest(ip, sender.get(), host), mailFrom::set);
    }
    if (helo.now().isEmpty() && isName(host)) {
      network.feeds(HELO_SET, HELO_LIST);
      network.towards(
          HELO_LIST, () -> SpfCheck.start(network::ask, new SpfRequest(ip, "", host), helo::set));
    }
  }

  /** Whether a relay called itself by a name and not by an address, however marked. */
  private static boolean isName(String host) {
    String bare = host.replaceAll("[!\\[\\]]", "");
    return bare.indexOf('.') > 0 && IpAddress.parse(bare).isEmpty();
  }

  /** Behind a trusted server the header's envelope sender may be one that server made up. */
  private static Optional<String> sender(ScanContext scan, Relay relay) {
    if (relay.envelopeFrom().indexOf('@') > 0) {
      return Optional.of(relay.envelopeFrom());
    }
    boolean believed =
        scan.relays().trusted().isEmpty() || scan.settings().flag("always_trust_envelope_sender");
    return believed
        ? HeaderAddresses.first(scan, "EnvelopeFrom").filter(a -> a.indexOf('@') > 0)
        : Optional.empty();
  }
}
