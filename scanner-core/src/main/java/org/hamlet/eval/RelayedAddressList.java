package org.hamlet.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hamlet.relay.NetworkList;
import org.hamlet.relay.Relay;
import org.hamlet.rule.AddressList;

/**
 * Addresses that count only when they come through a certain relay, such as {@code
 * welcomelist_from_rcvd} names them. Immutable.
 */
final class RelayedAddressList {

  private record Entry(AddressList addresses, String domain, NetworkList networks) {}

  private final List<Entry> entries;

  /**
   * Reads the entries.
   *
   * @param pairs an address glob and, after a space, a domain or a network in brackets
   */
  RelayedAddressList(List<String> pairs) {
    List<Entry> read = new ArrayList<>(pairs.size());
    for (String pair : pairs) {
      int space = pair.indexOf(' ');
      if (space > 0) {
        read.add(entry(pair.substring(0, space), pair.substring(space + 1).strip()));
      }
    }
    this.entries = List.copyOf(read);
  }

  private static Entry entry(String glob, String relay) {
    AddressList addresses = new AddressList(List.of(glob));
    if (!relay.startsWith("[") || !relay.endsWith("]")) {
      return new Entry(addresses, relay.toLowerCase(Locale.ROOT), NetworkList.EMPTY);
    }
    String network = relay.substring(1, relay.length() - 1);
    String valid = NetworkList.isValid(network) ? network : network + ".";
    return new Entry(addresses, "", new NetworkList(List.of(valid)));
  }

  /** How the list judges an address. */
  enum Judgement {
    /** No entry names it. */
    UNKNOWN,
    /** An entry names it, with another relay. */
    WRONG_RELAY,
    /** An entry names it and the relay. */
    LISTED
  }

  /** The judgement about an address that came through {@code relays}. */
  Judgement judge(String address, List<Relay> relays) {
    Judgement judgement = Judgement.UNKNOWN;
    for (Entry entry : entries) {
      if (entry.addresses.matches(address)) {
        if (relays.stream().anyMatch(relay -> isRelay(entry, relay))) {
          return Judgement.LISTED;
        }
        judgement = Judgement.WRONG_RELAY;
      }
    }
    return judgement;
  }

  private static boolean isRelay(Entry entry, Relay relay) {
    if (entry.domain.isEmpty()) {
      return entry.networks.contains(relay.ip());
    }
    String name = relay.rdns().toLowerCase(Locale.ROOT);
    return name.equals(entry.domain) || name.endsWith("." + entry.domain);
  }
}
