package org.hamlet.relay;

import java.util.List;

/**
 * The way a message came, newest hop first in every list.
 *
 * @param trusted hops whose Received field can be believed
 * @param untrusted the others
 * @param internal hops within our own network
 * @param external the others
 * @param unparseable Received fields that named neither address nor server
 * @param trustedHeaderCount index of the last Received field (0 the newest) of the trusted part
 *     plus one, for the header split ALL-TRUSTED / ALL-UNTRUSTED
 * @param internalHeaderCount the same for ALL-INTERNAL / ALL-EXTERNAL
 */
public record RelayPath(
    List<Relay> trusted,
    List<Relay> untrusted,
    List<Relay> internal,
    List<Relay> external,
    int unparseable,
    int trustedHeaderCount,
    int internalHeaderCount) {

  /** Copies the lists. */
  public RelayPath {
    trusted = List.copyOf(trusted);
    untrusted = List.copyOf(untrusted);
    internal = List.copyOf(internal);
    external = List.copyOf(external);
  }
}
