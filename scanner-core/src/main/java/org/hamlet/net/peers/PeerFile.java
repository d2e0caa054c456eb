package org.hamlet.net.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hamlet.net.service.HostPort;
import org.hamlet.net.service.ServiceFile;

/**
 * The file of nodes: lines {@code NAME HOST[:PORT]|- KEY [TRUST]}. One with a fault is left out,
 * the rest counts. One thread.
 */
final class PeerFile {

  /** Largest file that is read, in bytes. */
  static final int MAX_FILE_BYTES = 65_536;

  /** Most faults that are told. */
  static final int MAX_FAULTS = 100;

  /** What a node may be called. */
  static final Pattern NAME = Pattern.compile("[a-z0-9.-]{1,32}");

  /** The same in words. */
  static final String NAME_IN_WORDS = "up to 32 of a-z, 0-9, hyphen and dot";

  private static final double USUAL_TRUST = 0.5;
  private static final int MOST_WORDS = 4;
  private static final int LEAST_WORDS = 3;
  private static final String FORM = "a line is NAME HOST[:PORT]|- KEY [TRUST]";
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern TRUST = Pattern.compile("0|1|0?\\.\\d{1,6}|1\\.0{1,6}");

  private final String file;
  private final List<Peer> peers = new ArrayList<>();
  private final List<PeerFault> faults = new ArrayList<>();

  private PeerFile(String file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be used, or everybody can read it; its message is for the
   *     postmaster
   */
  static PeerFile read(String file) throws IOException {
    Path path = Path.of(file);
    List<String> lines = ServiceFile.allLines(path, MAX_FILE_BYTES);
    refusePublic(path);
    PeerFile read = new PeerFile(file);
    for (int i = 0; i < lines.size(); i++) {
      read.take(i + 1, lines.get(i));
    }
    return read;
  }

  List<Peer> peers() {
    return peers;
  }

  List<PeerFault> faults() {
    return faults;
  }

  private static void refusePublic(Path file) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
      throw new IOException(file + ": holds keys and can be read by everybody; chmod o-r");
    }
  }

  private void take(int number, String line) {
    List<MatchResult> words = WORD.matcher(line).results().limit(MOST_WORDS + 1).toList();
    if (words.isEmpty() || words.get(0).group().startsWith("#")) {
      return;
    }
    if (words.size() < LEAST_WORDS) {
      fault(number, line.stripTrailing().length(), FORM);
      return;
    }
    if (words.size() > MOST_WORDS) {
      fault(number, words.get(MOST_WORDS).start(), FORM);
      return;
    }
    peer(number, words).ifPresent(peers::add);
  }

  private Optional<Peer> peer(int number, List<MatchResult> words) {
    String name = words.get(0).group();
    boolean silent = words.get(1).group().equals("-");
    Optional<HostPort> place = HostPort.parse(words.get(1).group(), PeerOptions.PORT);
    Optional<PeerKey> key = PeerKey.parse(words.get(2).group());
    Optional<String> trust = words.stream().skip(LEAST_WORDS).map(MatchResult::group).findFirst();
    if (!NAME.matcher(name).matches()) {
      fault(number, words.get(0).start(), "the name of a node is " + NAME_IN_WORDS);
    } else if (peers.stream().anyMatch(peer -> peer.name().equals(name))) {
      fault(number, words.get(0).start(), "a second line of " + name);
    } else if (peers.size() == PeerOptions.MAX_PEERS) {
      fault(number, words.get(0).start(), "more than " + PeerOptions.MAX_PEERS + " nodes");
    } else if (place.isEmpty() && !silent) {
      fault(number, words.get(1).start(), "neither HOST[:PORT] nor a hyphen");
    } else if (key.isEmpty()) {
      int digits = 2 * PeerKey.LEAST_BYTES;
      fault(number, words.get(2).start(), "a key is at least " + digits + " hexadecimal digits");
    } else if (trust.isPresent() && !TRUST.matcher(trust.get()).matches()) {
      fault(number, words.get(LEAST_WORDS).start(), "trust is a number from 0 to 1");
    } else {
      double weight = trust.map(text -> Double.parseDouble(text)).orElse(USUAL_TRUST);
      return Optional.of(new Peer(name, silent ? Optional.empty() : place, key.get(), weight));
    }
    return Optional.empty();
  }

  private void fault(int line, int offset, String text) {
    if (faults.size() < MAX_FAULTS) {
      faults.add(new PeerFault(file, line, offset + 1, text));
    }
  }
}
