package org.hamlet.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hamlet.engine.ScanContext;
import org.hamlet.relay.IpAddress;
import org.hamlet.relay.PrivateNetworks;
import org.hamlet.relay.Relay;
import org.hamlet.rule.Settings;

/**
 * One mark by which a sender is known to TxRep.
 *
 * @param tag how the names of its report tags begin
 * @param key under which it is remembered
 * @param weight among the others, above 0
 */
record SenderMark(String tag, String key, double weight) {

  /** From so many points on the address is that of the hop that handed the message over. */
  private static final double SPAMMY = 2;

  static final String KEY = "txrep:";
  static final String NO_NETWORK = "none";

  /** The marks of a message with so many points; none without an address in From. */
  static List<SenderMark> of(ScanContext scan, double points) {
    Optional<String> from =
        HeaderAddresses.first(scan, "From")
            .map(address -> address.toLowerCase(Locale.ROOT))
            .filter(address -> address.indexOf('@') >= 0);
    if (from.isEmpty()) {
      return List.of();
    }
    Settings settings = scan.settings();
    Optional<IpAddress> ip = origin(scan, points);
    String network = ip.map(address -> network(address, settings)).orElse(NO_NETWORK);
    String domain = from.get().substring(from.get().lastIndexOf('@') + 1);
    List<SenderMark> marks = new ArrayList<>();
    marks.add(mark("EMAILIP", from.get() + "|ip=" + network, settings, "txrep_weight_email_ip"));
    marks.add(mark("DOMAIN", domain + "|ip=" + network, settings, "txrep_weight_domain"));
    oldest(scan)
        .map(Relay::helo)
        .filter(helo -> !helo.isEmpty())
        .ifPresent(helo -> marks.add(mark("HELO", alone(helo), settings, "txrep_weight_helo")));
    if (ip.isPresent()) {
      String address = MaskedAddress.network(ip.get(), ip.get().bits());
      marks.add(mark("EMAIL", alone(from.get()), settings, "txrep_weight_email"));
      marks.add(mark("IP", alone(address), settings, "txrep_weight_ip"));
    }
    marks.removeIf(mark -> mark.weight() <= 0);
    return marks;
  }

  private static SenderMark mark(String kind, String id, Settings settings, String weight) {
    return new SenderMark("TXREP" + kind, KEY + id, settings.number(weight));
  }

  private static String alone(String id) {
    return id.toLowerCase(Locale.ROOT) + "|ip=" + NO_NETWORK;
  }

  private static Optional<IpAddress> origin(ScanContext scan, double points) {
    Optional<IpAddress> handing =
        scan.relays().untrusted().stream()
            .map(Relay::ip)
            .filter(ip -> !PrivateNetworks.contain(ip))
            .flatMap(ip -> IpAddress.parse(ip).stream())
            .findFirst();
    return points >= SPAMMY && handing.isPresent() ? handing : MaskedAddress.origin(scan);
  }

  private static Optional<Relay> oldest(ScanContext scan) {
    List<Relay> hops = new ArrayList<>(scan.relays().trusted());
    hops.addAll(scan.relays().untrusted());
    return hops.isEmpty() ? Optional.empty() : Optional.of(hops.get(hops.size() - 1));
  }

  private static String network(IpAddress ip, Settings settings) {
    String setting = ip.isIpv4() ? "txrep_ipv4_mask_len" : "txrep_ipv6_mask_len";
    return MaskedAddress.network(ip, (int) settings.number(setting));
  }
}
