package org.hamlet.relay;

import java.util.List;
import org.hamlet.verdict.LimitReached;

/**
 * The way a message came, newest hop first in every list.
 *
 * @param trusted hops whose Received field can be believed
 * @param untrusted the others
 * @param internal hops within our own network
 * @param external the others
 * @param unparseable how many Received fields should have named a hop and did not
 * @param firstUntrustedReceived index of the Received field (0 the newest, all of them counted)
 *     that tells of the newest untrusted hop. It ends ALL-TRUSTED and begins ALL-UNTRUSTED, since a
 *     trusted server wrote it about an untrusted one; the number of Received fields when there is
 *     none, and then all header fields are in ALL-TRUSTED and none in ALL-UNTRUSTED
 * @param firstExternalReceived the same for ALL-INTERNAL and ALL-EXTERNAL
 * @param limits the limits that were reached
 */
public record RelayPath(
    List<Relay> trusted,
    List<Relay> untrusted,
    List<Relay> internal,
    List<Relay> external,
    int unparseable,
    int firstUntrustedReceived,
    int firstExternalReceived,
    List<LimitReached> limits) {

  /** Copies the lists. */
  public RelayPath {
    trusted = List.copyOf(trusted);
    untrusted = List.copyOf(untrusted);
    internal = List.copyOf(internal);
    external = List.copyOf(external);
    limits = List.copyOf(limits);
  }
}
