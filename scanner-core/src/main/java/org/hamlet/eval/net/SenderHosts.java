package org.hamlet.eval.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hamlet.engine.ScanContext;
import org.hamlet.eval.HeaderAddresses;
import org.hamlet.eval.SenderAddresses;
import org.hamlet.relay.NetworkList;
import org.hamlet.relay.PrivateNetworks;
import org.hamlet.relay.Relay;

/** Hosts that a message names as its senders, in lower case, each once. Stateless. */
final class SenderHosts {

  /** Most hosts one rule asks about. */
  static final int MAX_HOSTS = 20;

  private SenderHosts() {}

  static List<String> envelope(ScanContext scan) {
    return hosts(HeaderAddresses.of(scan, "EnvelopeFrom"), scan);
  }

  static List<String> all(ScanContext scan) {
    return hosts(SenderAddresses.of(scan).all(), scan);
  }

  static List<String> domains(ScanContext scan) {
    return all(scan).stream().map(scan.domains()::registeredDomain).distinct().toList();
  }

  static List<String> hops(ScanContext scan) {
    List<String> found = new ArrayList<>();
    for (Relay relay : scan.relays().untrusted()) {
      if (NetworkList.isValid(relay.ip()) && !PrivateNetworks.contain(relay.ip())) {
        found.add(relay.ip());
      }
      if (relay.rdns().indexOf('.') > 0) {
        found.add(scan.domains().registeredDomain(relay.rdns()));
      }
    }
    return bounded(found, scan);
  }

  /** Hosts of addresses in the headers, and what headers hold that is itself a host. */
  static List<String> inHeaders(ScanContext scan, List<String> headers) {
    List<String> found = new ArrayList<>();
    for (String header : headers) {
      List<String> addressed = hosts(HeaderAddresses.of(scan, header), scan);
      found.addAll(addressed);
      if (addressed.isEmpty()) {
        for (String value : HeaderAddresses.values(scan, header)) {
          String word = value.strip().replace("[", "").replace("]", "");
          if (word.indexOf('.') > 0 && word.indexOf(' ') < 0) {
            found.add(word.toLowerCase(Locale.ROOT));
          }
        }
      }
    }
    return bounded(found, scan);
  }

  /** The hosts of mail addresses. */
  private static List<String> hosts(List<String> addresses, ScanContext scan) {
    List<String> hosts = new ArrayList<>();
    for (String address : addresses) {
      String host = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
      if (host.indexOf('.') > 0) {
        hosts.add(host);
      }
    }
    return bounded(hosts, scan);
  }

  private static List<String> bounded(List<String> found, ScanContext scan) {
    List<String> hosts = found.stream().distinct().limit(MAX_HOSTS + 1L).toList();
    if (hosts.size() <= MAX_HOSTS) {
      return hosts;
    }
    scan.reached(SenderHosts.class, "MAX_HOSTS", MAX_HOSTS, "hosts");
    return hosts.subList(0, MAX_HOSTS);
  }
}
