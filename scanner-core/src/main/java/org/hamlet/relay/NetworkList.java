package org.hamlet.relay;

import java.util.List;

/**
 * Networks as {@code trusted_networks} names them: CIDR blocks, dotted prefixes such as {@code
 * 10.}, single addresses, IPv4 and IPv6, each possibly excluded with {@code !}; the longest match
 * wins.
 */
public record NetworkList(List<String> entries) {

  /** No network. */
  public static final NetworkList EMPTY = new NetworkList(List.of());

  /** Copies the list. */
  public NetworkList {
    entries = List.copyOf(entries);
  }

  /** Whether nothing was configured. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }
}
