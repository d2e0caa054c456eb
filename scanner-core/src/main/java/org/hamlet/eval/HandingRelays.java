package org.hamlet.eval;

import java.util.List;
import org.hamlet.relay.Relay;
import org.hamlet.relay.RelayPath;

/** The relays whose name or address may vouch for a sender. */
final class HandingRelays {

  private HandingRelays() {}

  /** The one that handed the message to us; when all relays are trusted, any of them. */
  static List<Relay> of(RelayPath path) {
    return path.untrusted().isEmpty() ? path.trusted() : path.untrusted().subList(0, 1);
  }
}
