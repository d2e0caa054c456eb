package org.hamlet.eval.net;

import java.util.List;
import java.util.function.Consumer;
import org.hamlet.engine.ScanContext;
import org.hamlet.engine.ScanNetwork;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.RecordType;

/** Finds the addresses of hosts and of the name servers of domains. Stateless. */
final class NameServerAddresses {

  /** Most name servers of one domain asked about. */
  static final int MAX_SERVERS = 4;

  /** Most addresses of one host. */
  static final int MAX_ADDRESSES = 4;

  private NameServerAddresses() {}

  /** Gives each name of a name server of the domain. */
  static void names(String domain, ScanContext scan, ScanNetwork network, Consumer<String> then) {
    network.ask(
        DnsQuestion.of(domain, RecordType.NS),
        answer -> {
          List<String> names =
              answer.data(RecordType.NS).stream().filter(name -> name.indexOf('.') > 0).toList();
          if (names.size() > MAX_SERVERS) {
            scan.reached(NameServerAddresses.class, "MAX_SERVERS", MAX_SERVERS, "name servers");
          }
          names.stream().sorted().limit(MAX_SERVERS).forEach(then);
        });
  }

  /** Gives each address of the name servers of the domain. */
  static void ofDomain(
      String domain, ScanContext scan, ScanNetwork network, Consumer<String> then) {
    names(domain, scan, network, name -> ofHost(name, scan, network, then));
  }

  /** Gives each IPv4 address of a host. */
  static void ofHost(String host, ScanContext scan, ScanNetwork network, Consumer<String> then) {
    network.ask(
        DnsQuestion.of(host, RecordType.A),
        answer -> {
          List<String> addresses = answer.data(RecordType.A);
          if (addresses.size() > MAX_ADDRESSES) {
            scan.reached(NameServerAddresses.class, "MAX_ADDRESSES", MAX_ADDRESSES, "addresses");
          }
          addresses.stream().sorted().limit(MAX_ADDRESSES).forEach(then);
        });
  }
}
