package org.hamlet.net.peers;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hamlet.digest.shared.Opinion;
import org.hamlet.digest.shared.Reporter;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.Sighting;
import org.hamlet.net.service.DatagramExchange;
import org.hamlet.net.service.Servers;
import org.hamlet.net.service.ServiceCalls;
import org.hamlet.net.service.Told;

/** Asks and tells all nodes of a configuration, at the same time. Thread-safe; never blocks. */
public final class PeerClient {

  private final PeerOptions options;
  private final Servers<Peer> peers;
  private final DatagramExchange exchange;
  private final Clock clock;
  private final Duration time;
  private final SecureRandom random = new SecureRandom();

  /**
   * A client; nothing is sent before it is asked.
   *
   * @param time after which a report counts no more
   */
  public PeerClient(PeerOptions options, Duration time, ServiceCalls calls, Clock clock) {
    List<Peer> asked = options.peers().stream().filter(p -> p.place().isPresent()).toList();
    this.options = options;
    this.peers = new Servers<>(asked, Peer::shown, calls, options.timeout(), clock);
    this.exchange = new DatagramExchange(options.timeout(), PeerRequest.MAX_PACKET_BYTES);
    this.clock = clock;
    this.time = time;
  }

  /**
   * What nodes said.
   *
   * @param sightings one for each digest and node that knows it
   * @param silent the names of those that did not answer
   */
  public record Asked(List<Sighting> sightings, List<String> silent) {

    /** Copies the lists. */
    public Asked {
      sightings = List.copyOf(sightings);
      silent = List.copyOf(silent);
    }
  }

  /** What they know of digests. The future never ends exceptionally. */
  public CompletableFuture<Asked> ask(List<SharedDigest> digests) {
    List<SharedDigest> some = atMost(digests);
    return peers.call(peer -> counts(peer, some)).thenApply(answers -> together(answers, some));
  }

  /** Tells them that a message is spam. */
  public CompletableFuture<Told> spam(List<SharedDigest> digests) {
    return tell(PeerRequest.Kind.SPAM, digests);
  }

  /** Tells them that a message is wanted. */
  public CompletableFuture<Told> ham(List<SharedDigest> digests) {
    return tell(PeerRequest.Kind.HAM, digests);
  }

  private CompletableFuture<Told> tell(PeerRequest.Kind kind, List<SharedDigest> digests) {
    List<SharedDigest> some = atMost(digests);
    return peers.call(peer -> send(peer, kind, some)).thenApply(Told::of);
  }

  private static List<SharedDigest> atMost(List<SharedDigest> digests) {
    return digests.subList(0, Math.min(digests.size(), PeerRequest.MAX_DIGESTS));
  }

  private List<PeerCount> counts(Peer peer, List<SharedDigest> digests) throws IOException {
    List<PeerCount> counts = send(peer, PeerRequest.Kind.QUERY, digests).counts();
    if (counts.size() != digests.size()) {
      throw new IOException("its answer is not about what was asked");
    }
    return counts;
  }

  private PeerAnswer send(Peer peer, PeerRequest.Kind kind, List<SharedDigest> digests)
      throws IOException {
    Nonce nonce = Nonce.from(random);
    PeerRequest request =
        new PeerRequest(kind, clock.millis(), nonce, options.name(), peer.name(), digests);
    return exchange.send(
        peer.place().orElseThrow(),
        peer.key().sign(request.encoded()),
        packet ->
            peer.key().signed(packet)
                ? PeerAnswer.read(packet).filter(answer -> answer.nonce().equals(nonce))
                : Optional.empty());
  }

  private Asked together(
      List<Servers.Given<Peer, List<PeerCount>>> answers, List<SharedDigest> digests) {
    List<Sighting> sightings = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    for (Servers.Given<Peer, List<PeerCount>> given : answers) {
      Optional<List<PeerCount>> counts = given.answer().value();
      if (counts.isEmpty()) {
        silent.add(given.name());
        continue;
      }
      for (int i = 0; i < digests.size(); i++) {
        PeerCount count = counts.get().get(i);
        if (count.counts(digests.get(i).kind(), clock.millis(), time)) {
          sightings.add(count.sighting(digests.get(i), opinion(given.server(), count)));
        }
      }
    }
    return new Asked(sightings, silent);
  }

  private static Opinion opinion(Peer peer, PeerCount count) {
    return new Opinion(Reporter.peer(peer.name()), peer.trust(), count.spam(), count.ham());
  }
}
