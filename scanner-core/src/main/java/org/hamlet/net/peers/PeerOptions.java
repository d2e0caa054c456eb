package org.hamlet.net.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hamlet.net.service.HostPort;
import org.hamlet.net.service.ServiceFile;

/**
 * Which other nodes there are.
 *
 * @param name of this node, as the others know it
 * @param peers the others
 * @param timeout of one request
 */
public record PeerOptions(String name, List<Peer> peers, Duration timeout) {

  /** The port where none is named. */
  public static final int PORT = 24_442;

  /** Most other nodes. */
  static final int MAX_PEERS = 32;

  /** Largest file that is read, in bytes. */
  static final int MAX_FILE_BYTES = 65_536;

  private static final double USUAL_TRUST = 0.5;
  private static final int WITH_TRUST = 4;
  private static final Pattern NAME = Pattern.compile("[a-z0-9.-]{1,32}");
  private static final Pattern TRUST = Pattern.compile("0|1|[01]?\\.\\d{1,6}");

  /** Copies the list. */
  public PeerOptions {
    peers = List.copyOf(peers);
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
      return new PeerOptions(name, List.of(), timeout);
    }
    if (!NAME.matcher(name).matches()) {
      throw new IOException(
          "hamlet_digest_name wants a name of this node: up to 32 of a-z, 0-9, hyphen and dot");
    }
    Path path = Path.of(file);
    List<String> lines = ServiceFile.lines(path, MAX_FILE_BYTES);
    refusePublic(path);
    List<Peer> peers = new ArrayList<>();
    for (String line : lines) {
      Peer peer = peer(line).orElseThrow(() -> new IOException(file + ": " + problem(line)));
      if (peers.stream().anyMatch(p -> p.name().equals(peer.name()))) {
        throw new IOException(file + ": a second line of " + peer.name());
      }
      peers.add(peer);
    }
    if (peers.size() > MAX_PEERS) {
      throw new IOException(file + ": more than " + MAX_PEERS + " nodes");
    }
    return new PeerOptions(name, peers, timeout);
  }

  /** The node of a name. */
  Optional<Peer> named(String wanted) {
    return peers.stream().filter(peer -> peer.name().equals(wanted)).findFirst();
  }

  private static void refusePublic(Path file) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
      throw new IOException(file + ": holds keys and can be read by everybody; chmod o-r");
    }
  }

  private static Optional<Peer> peer(String line) {
    String[] words = line.split("\\s+");
    if (words.length < 3 || words.length > WITH_TRUST || !NAME.matcher(words[0]).matches()) {
      return Optional.empty();
    }
    Optional<PeerKey> key = PeerKey.parse(words[2]);
    Optional<HostPort> place = HostPort.parse(words[1], PORT);
    boolean trustGiven = words.length == WITH_TRUST;
    boolean silent = words[1].equals("-");
    boolean bad =
        key.isEmpty()
            || (place.isEmpty() && !silent)
            || (trustGiven && !TRUST.matcher(words[3]).matches());
    if (bad) {
      return Optional.empty();
    }
    double trust = trustGiven ? Math.min(1, Double.parseDouble(words[3])) : USUAL_TRUST;
    return Optional.of(new Peer(words[0], silent ? Optional.empty() : place, key.get(), trust));
  }

  private static String problem(String line) {
    String first = line.split("\\s+")[0];
    return (NAME.matcher(first).matches() ? "the line of " + first : "a line")
        + " is no NAME HOST:PORT KEY TRUST, with a key of at least "
        + 2 * PeerKey.LEAST_BYTES
        + " hexadecimal digits";
  }
}
