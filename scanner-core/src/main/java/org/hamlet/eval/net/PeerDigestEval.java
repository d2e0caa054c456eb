package org.hamlet.eval.net;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hamlet.classify.DigestStore;
import org.hamlet.digest.shared.Opinion;
import org.hamlet.digest.shared.Reporter;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.Sighting;
import org.hamlet.engine.Awaited;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.NetEval;
import org.hamlet.engine.NetEvalFunction;
import org.hamlet.engine.ScanNetwork;
import org.hamlet.eval.Arguments;
import org.hamlet.eval.DigestTest;
import org.hamlet.eval.KnownDigests;
import org.hamlet.net.peers.PeerClient;

/**
 * {@code check_hamlet_digest_peers(KIND[, REPORTS])}: what is known here of a digest does not make
 * spam of the message, together with what other nodes say it does. They are asked only where it is
 * so far not known as spam, and of hosts only where those that are known here can make spam: else
 * what people here called wanted would not stand against what others say.
 */
final class PeerDigestEval {

  private PeerDigestEval() {}

  static NetEvalFunction of(DigestServices services, Optional<DigestStore> store) {
    return (rule, traits, settings) -> {
      DigestTest test = DigestTest.of(Arguments.of(rule), settings);
      Optional<PeerClient> client = client(services);
      return client.isEmpty() || store.isEmpty()
          ? (scan, network, pending) -> {}
          : check(test, client.get(), store.get());
    };
  }

  private static Optional<PeerClient> client(DigestServices services) throws BadArguments {
    try {
      return services.peers();
    } catch (IOException e) {
      throw new BadArguments("other nodes cannot be asked: " + e.getMessage());
    }
  }

  private static NetEval check(DigestTest test, PeerClient client, DigestStore store) {
    return (scan, network, pending) -> {
      KnownDigests known = KnownDigests.of(scan, store);
      if (known.judging().isEmpty() || test.spam(known.sightings()).isPresent()) {
        return;
      }
      scan.fact(Asked.class, s -> Asked.of(client, network, known))
          .sightings
          .whenKnown(
              sightings ->
                  test.spam(sightings)
                      .ifPresent(
                          spam -> {
                            pending.note(DigestTest.shown(spam));
                            pending.hit();
                          }));
    };
  }

  /** The one question of a scan. */
  private record Asked(Awaited<List<Sighting>> sightings) {

    static Asked of(PeerClient client, ScanNetwork network, KnownDigests known) {
      Asked asked = new Asked(new Awaited<>());
      network.await(
          client.ask(known.judging()),
          answer -> {
            answer.silent().forEach(network::without);
            asked.sightings.set(together(known.sightings(), answer.sightings()));
          });
      return asked;
    }
  }

  /** One sighting for each digest; of what a node told before and says now, the larger counts. */
  static List<Sighting> together(List<Sighting> here, List<Sighting> there) {
    Map<SharedDigest, Sighting> all = new HashMap<>();
    here.forEach(sighting -> all.put(sighting.digest(), sighting));
    there.forEach(sighting -> all.merge(sighting.digest(), sighting, PeerDigestEval::both));
    return List.copyOf(all.values());
  }

  private static Sighting both(Sighting known, Sighting more) {
    Map<Reporter, Opinion> opinions = new HashMap<>();
    known.opinions().forEach(opinion -> opinions.put(opinion.reporter(), opinion));
    more.opinions().forEach(o -> opinions.merge(o.reporter(), o, PeerDigestEval::larger));
    return new Sighting(
        known.digest(),
        Math.max(known.similarity(), more.similarity()),
        new ArrayList<>(opinions.values()),
        new Sighting.Span(
            Math.min(known.span().first(), more.span().first()),
            Math.max(known.span().last(), more.span().last())));
  }

  /** Trust is what is known of it here. */
  private static Opinion larger(Opinion known, Opinion more) {
    return new Opinion(
        known.reporter(),
        known.trust(),
        Math.max(known.spam(), more.spam()),
        Math.max(known.ham(), more.ham()));
  }
}
