package org.hamlet.scanner;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hamlet.classify.DigestStore;
import org.hamlet.digest.shared.DigestReport;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.Sighting;
import org.hamlet.net.peers.PeerDesk;
import org.hamlet.rule.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The digests of this node as other nodes see them.
 *
 * @param settings those in force
 */
record PeerCounts(DigestStore store, Settings settings) implements PeerDesk.Counts {

  /** The answer to a packet of another node; empty where there is to be none. */
  static Optional<byte[]> answer(Setup setup, byte[] packet) {
    Settings settings = setup.rules().settings();
    Optional<DigestStore> store = setup.equipment().learning().digests();
    if (store.isEmpty()) {
      return Optional.empty();
    }
    try {
      return setup
          .equipment()
          .services()
          .desk(new PeerCounts(store.get(), settings))
          .flatMap(desk -> desk.answer(packet));
    } catch (IOException e) {
      log().debug("other nodes are not answered: {}", e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public List<Sighting> known(List<SharedDigest> digests) {
    return store.known(settings, digests);
  }

  @Override
  public boolean report(DigestReport report) {
    return store.report(settings, report);
  }

  /** Made when there is something to tell: to set up a log takes longer than a scan. */
  private static Logger log() {
    return LoggerFactory.getLogger(PeerCounts.class);
  }
}
