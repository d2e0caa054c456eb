package org.hamlet.net.peers;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which other nodes there are.
 *
 * @param name of this node, as the others know it
 * @param peers the others
 * @param timeout of one request
 * @param faults what of the file of nodes cannot be used
 */
public record PeerOptions(String name, List<Peer> peers, Duration timeout, List<PeerFault> faults) {

  /** The port where none is named. */
  public static final int PORT = 24_442;

  /** Most other nodes. */
  static final int MAX_PEERS = 32;

  /** Copies the lists. */
  public PeerOptions {
    peers = List.copyOf(peers);
    faults = List.copyOf(faults);
  }

  /** Whether there are any. */
  public boolean on() {
    return !peers.isEmpty();
  }

  /**
   * Reads a file of lines {@code NAME HOST[:PORT]|- KEY [TRUST]}.
   *
   * @param file its name; empty when there is none
   * @throws IOException when it cannot be used, or everybody can read it; its message is for the
   *     postmaster and tells no key
   */
  public static PeerOptions read(String name, String file, Duration timeout) throws IOException {
    if (file.isEmpty()) {
      return new PeerOptions(name, List.of(), timeout, List.of());
    }
    if (!PeerFile.NAME.matcher(name).matches()) {
      throw new IOException(
          "hamlet_digest_name wants a name of this node: " + PeerFile.NAME_IN_WORDS);
    }
    PeerFile read = PeerFile.read(file);
    return new PeerOptions(name, read.peers(), timeout, read.faults());
  }

  /** The node of a name. */
  Optional<Peer> named(String wanted) {
    return peers.stream().filter(peer -> peer.name().equals(wanted)).findFirst();
  }
}
