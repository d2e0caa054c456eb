package org.hamlet.eval.net;

import java.util.ArrayList;
import java.util.List;
import org.hamlet.relay.NetworkList;
import org.hamlet.relay.ReversedAddress;
import org.hamlet.text.uri.DomainRegistry;

/** Which values of a tag {@code check_hashbl_tag} asks about, and in which form. */
record TagFilter(HashOptions options) {

  List<String> apply(List<String> values, DomainRegistry domains) {
    List<String> kept = new ArrayList<>();
    for (String value : values) {
      boolean address = NetworkList.isValid(value) && ReversedAddress.of(value).isPresent();
      if (wanted(value, address, domains)) {
        kept.add(form(value, address, domains));
      }
    }
    return kept;
  }

  private boolean wanted(String value, boolean address, DomainRegistry domains) {
    boolean ips = options.has("ip") || options.has("ipv4") || options.has("ipv6");
    boolean names = options.has("fqdn") || options.has("tld");
    if (!ips && !names) {
      return true;
    }
    boolean six = value.indexOf(':') >= 0;
    boolean fitsIp =
        address && (options.has("ip") || (six ? options.has("ipv6") : options.has("ipv4")));
    boolean fitsName =
        !address
            && value.indexOf('.') > 0
            && (!options.has("tld") || domains.hasKnownTopLevel(value));
    return (ips && fitsIp) || (names && fitsName);
  }

  private String form(String value, boolean address, DomainRegistry domains) {
    if (address) {
      return options.has("revip") ? ReversedAddress.of(value).orElse(value) : value;
    }
    return options.has("trim") ? domains.registeredDomain(value) : value;
  }
}
