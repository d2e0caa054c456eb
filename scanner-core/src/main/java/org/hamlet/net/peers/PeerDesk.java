package org.hamlet.net.peers;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hamlet.digest.shared.DigestReport;
import org.hamlet.digest.shared.Reporter;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.Sighting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what other nodes ask and tell: bytes in, bytes out, nothing for what is not signed by a
 * node that is known, was seen before, is old, or is too much. Thread-safe.
 */
public final class PeerDesk {

  private static final Logger LOG = LoggerFactory.getLogger(PeerDesk.class);

  private final PeerOptions options;
  private final Counts counts;
  private final Map<String, FreshRequests> fresh;

  /**
   * A desk for the nodes of a configuration.
   *
   * @param sinceMillis when it was read, since 1970; what was sent before might be a replay that
   *     nobody remembers
   */
  public PeerDesk(PeerOptions options, Counts counts, Clock clock, long sinceMillis) {
    this.options = options;
    this.counts = counts;
    this.fresh =
        options.peers().stream()
            .collect(Collectors.toMap(Peer::name, peer -> new FreshRequests(clock, sinceMillis)));
  }

  /** The digests of this node. */
  public interface Counts {

    /** What is known of those digests. */
    List<Sighting> known(List<SharedDigest> digests);

    /** Takes in a report; whether it could be written. */
    boolean report(DigestReport report);
  }

  /** The answer to a packet; empty where there is to be none. Never throws for what is in it. */
  public Optional<byte[]> answer(byte[] packet) {
    Optional<PeerRequest> read = PeerRequest.read(packet);
    if (read.isEmpty() || !read.get().to().equals(options.name())) {
      return Optional.empty();
    }
    PeerRequest request = read.get();
    Optional<Peer> peer = options.named(request.from()).filter(p -> p.key().signed(packet));
    if (peer.isEmpty() || !fresh.get(peer.get().name()).take(request)) {
      LOG.debug("a packet is not answered");
      return Optional.empty();
    }
    return answer(request, peer.get()).map(answer -> peer.get().key().sign(answer.encoded()));
  }

  private Optional<PeerAnswer> answer(PeerRequest request, Peer peer) {
    return switch (request.kind()) {
      case QUERY -> Optional.of(new PeerAnswer(request.nonce(), counts(request.digests())));
      case SPAM -> told(request, peer, DigestReport.Word.SPAM);
      case HAM -> told(request, peer, DigestReport.Word.HAM);
    };
  }

  private Optional<PeerAnswer> told(PeerRequest request, Peer peer, DigestReport.Word word) {
    DigestReport report =
        new DigestReport(Reporter.peer(peer.name()), peer.trust(), word, request.digests());
    return counts.report(report)
        ? Optional.of(new PeerAnswer(request.nonce(), List.of()))
        : Optional.empty();
  }

  private List<PeerCount> counts(List<SharedDigest> digests) {
    Map<SharedDigest, Sighting> known =
        counts.known(digests).stream()
            .collect(Collectors.toMap(Sighting::digest, Function.identity(), (a, b) -> a));
    List<PeerCount> all = new ArrayList<>();
    for (SharedDigest digest : digests) {
      Sighting sighting = known.get(digest);
      all.add(sighting == null ? PeerCount.NONE : PeerCount.of(sighting));
    }
    return all;
  }
}
