package org.hamlet.eval.net;

import java.util.List;
import org.hamlet.relay.ReversedAddress;
import org.hamlet.rule.RuleTraits;

/**
 * Which kinds of hosts a rule asks about.
 *
 * @param addresses whether IP addresses (not with tflags {@code domains_only})
 * @param names whether names (not with tflags {@code ips_only})
 */
record HostKinds(boolean addresses, boolean names) {

  static HostKinds of(RuleTraits traits) {
    return new HostKinds(!traits.has("domains_only"), !traits.has("ips_only"));
  }

  boolean admit(String host) {
    return ReversedAddress.of(host).isPresent() ? addresses : names;
  }

  List<String> filter(List<String> hosts) {
    return hosts.stream().filter(this::admit).toList();
  }
}
