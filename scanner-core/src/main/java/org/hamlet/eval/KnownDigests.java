package org.hamlet.eval;

import java.util.List;
import org.hamlet.classify.DigestStore;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.Sighting;
import org.hamlet.engine.ScanContext;

/**
 * The digests of a message under scan and what is known of them here, made once.
 *
 * @param all its digests
 * @param sightings of those that were reported
 * @param hosts whether hosts among them can make spam
 */
public record KnownDigests(List<SharedDigest> all, List<Sighting> sightings, boolean hosts) {

  /** Copies the lists. */
  public KnownDigests {
    all = List.copyOf(all);
    sightings = List.copyOf(sightings);
  }

  /** Those of a scan. */
  public static KnownDigests of(ScanContext scan, DigestStore store) {
    return scan.fact(
        KnownDigests.class,
        s -> {
          List<SharedDigest> digests = store.digests(s.seen());
          boolean hosts = !digests.isEmpty() && store.judgesHosts(s.settings());
          return new KnownDigests(digests, store.known(s.settings(), digests), hosts);
        });
  }

  /** Those that can make spam, whoever reported them. */
  public List<SharedDigest> judging() {
    return all.stream().filter(d -> hosts || d.kind() != SharedDigest.Kind.HOST).toList();
  }
}
