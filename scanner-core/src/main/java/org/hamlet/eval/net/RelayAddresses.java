package org.hamlet.eval.net;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hamlet.engine.ScanContext;
import org.hamlet.relay.NetworkList;
import org.hamlet.relay.PrivateNetworks;
import org.hamlet.relay.Relay;
import org.hamlet.relay.RelayPath;

/** Which addresses of a message's way a {@code check_rbl} rule asks about, by its set's name. */
final class RelayAddresses {

  /** Most addresses one rule asks about. */
  static final int MAX_ADDRESSES = 9;

  private RelayAddresses() {}

  /**
   * The addresses in the order asked.
   *
   * @param set ends in {@code -lastexternal}, {@code -firsttrusted}, {@code -untrusted}, {@code
   *     -notfirsthop}, or in none of them
   * @param nice whether the rule speaks for a message: then own servers may be asked about
   */
  static List<String> of(ScanContext scan, String set, boolean nice) {
    RelayPath path = scan.relays();
    if (set.endsWith("-lastexternal")) {
      return limited(first(publicOnes(path.external())));
    }
    if (set.endsWith("-notfirsthop")) {
      List<String> all = publicOnes(path.external());
      return limited(all.isEmpty() ? all : all.subList(0, all.size() - 1));
    }
    List<String> untrusted = publicOnes(path.untrusted());
    if (set.endsWith("-firsttrusted")) {
      return limited(first(untrusted));
    }
    if (set.endsWith("-untrusted")) {
      return limited(untrusted.isEmpty() ? untrusted : untrusted.subList(1, untrusted.size()));
    }
    return limited(nice ? untrusted : withoutOwn(scan, untrusted));
  }

  private static List<String> withoutOwn(ScanContext scan, List<String> addresses) {
    NetworkList trusted = new NetworkList(scan.settings().list("trusted_networks"));
    return addresses.stream().dropWhile(trusted::contains).toList();
  }

  private static List<String> publicOnes(List<Relay> relays) {
    Set<String> all = new LinkedHashSet<>();
    for (Relay relay : relays) {
      if (NetworkList.isValid(relay.ip()) && !PrivateNetworks.contain(relay.ip())) {
        all.add(relay.ip());
      }
    }
    return new ArrayList<>(all);
  }

  private static List<String> first(List<String> all) {
    return all.subList(0, Math.min(1, all.size()));
  }

  private static List<String> limited(List<String> all) {
    return all.subList(0, Math.min(MAX_ADDRESSES, all.size()));
  }
}
