package org.hamlet.eval.net;

import java.util.function.Consumer;
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
  static void names(String domain, ScanNetwork network, Consumer<String> then) {
    network.ask(
        DnsQuestion.of(domain, RecordType.NS),
        answer ->
            answer.data(RecordType.NS).stream()
                .filter(name -> name.indexOf('.') > 0)
                .sorted()
                .limit(MAX_SERVERS)
                .forEach(then));
  }

  /** Gives each address of the name servers of the domain. */
  static void ofDomain(String domain, ScanNetwork network, Consumer<String> then) {
    names(domain, network, name -> ofHost(name, network, then));
  }

  /** Gives each IPv4 address of a host. */
  static void ofHost(String host, ScanNetwork network, Consumer<String> then) {
    network.ask(
        DnsQuestion.of(host, RecordType.A),
        answer -> answer.data(RecordType.A).stream().sorted().limit(MAX_ADDRESSES).forEach(then));
  }
}
