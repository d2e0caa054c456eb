package org.hamlet.net.peers;

import java.util.Optional;
import org.hamlet.net.service.HostPort;

/**
 * Another node.
 *
 * @param name as it calls itself
 * @param place where it listens; empty when it is not asked and not told
 * @param key shared with it
 * @param trust in what it reports, before anything is known of that, 0 to 1
 */
record Peer(String name, Optional<HostPort> place, PeerKey key, double trust) {

  /** Its name in log and verdict. */
  String shown() {
    return "node " + name;
  }
}
