package org.hamlet.scanner;

import java.util.List;

/**
 * The senders of whom something was noted by hand.
 *
 * @param plugin where, {@code AWL} or {@code TxRep}; empty when neither is in use
 * @param addresses as they are written
 */
public record ListedSenders(String plugin, List<String> addresses) {

  /** Nobody. */
  static final ListedSenders NONE = new ListedSenders("", List.of());

  /** With a copy of the list. */
  public ListedSenders {
    addresses = List.copyOf(addresses);
  }
}
