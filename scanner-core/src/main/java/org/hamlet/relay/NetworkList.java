package org.hamlet.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Networks as {@code trusted_networks} names them: CIDR blocks, dotted prefixes such as {@code
 * 10.}, single addresses, IPv4 and IPv6, each possibly excluded with {@code !}. The first entry
 * that covers an address decides, so an exclusion has to stand before the network it is taken from,
 * as in SpamAssassin 4.0.1. Entries that are none of these count for nothing. Immutable.
 */
public final class NetworkList {

  /** No network. */
  public static final NetworkList EMPTY = new NetworkList(List.of());

  private final List<String> entries;
  private final List<Network> networks;

  /** Compiles the entries. */
  public NetworkList(List<String> entries) {
    this.entries = List.copyOf(entries);
    List<Network> read = new ArrayList<>();
    for (String entry : entries) {
      Network.parse(entry).ifPresent(read::add);
    }
    this.networks = List.copyOf(read);
  }

  /** The entries as given. */
  public List<String> entries() {
    return entries;
  }

  /** Whether nothing was configured. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Whether {@code ip}, an address in text form, is in one of the networks. */
  public boolean contains(String ip) {
    Optional<IpAddress> address = IpAddress.parse(ip);
    return address.isPresent() && contains(address.get());
  }

  boolean contains(IpAddress address) {
    for (Network network : networks) {
      if (network.covers(address)) {
        return !network.excluded();
      }
    }
    return false;
  }

  /** Whether {@code entry} is one this list understands. */
  public static boolean isValid(String entry) {
    return Network.parse(entry).isPresent();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NetworkList list && entries.equals(list.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return String.join(" ", entries);
  }
}
