package org.hamlet.scanner;

import java.util.List;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.Sighting;

/**
 * A digest of a message and what is known of it, for people.
 *
 * @param kind {@code body}, {@code attachment} or {@code host}
 * @param digest in hexadecimal
 * @param known what is known here, or by another node; none when it was not reported
 */
public record DigestLookup(String kind, String digest, List<Known> known) {

  /** Copies the list. */
  public DigestLookup {
    known = List.copyOf(known);
  }

  /**
   * What is known of it.
   *
   * @param reporter who said so
   * @param trust in whom, 0 to 1
   * @param spam messages called spam
   * @param ham messages called wanted
   * @param similarity of the digest with the one known, 0 to 1
   * @param lastSeconds when it was last reported, since 1970
   */
  public record Known(
      String reporter, double trust, long spam, long ham, double similarity, long lastSeconds) {}

  static DigestLookup of(SharedDigest digest, List<Sighting> sightings) {
    List<Known> known =
        sightings.stream()
            .filter(sighting -> sighting.digest().equals(digest))
            .flatMap(
                sighting ->
                    sighting.opinions().stream()
                        .map(
                            o ->
                                new Known(
                                    o.reporter().name(),
                                    o.trust(),
                                    o.spam(),
                                    o.ham(),
                                    sighting.similarity(),
                                    sighting.span().last())))
            .toList();
    return new DigestLookup(digest.kind().toString(), digest.hex(), known);
  }
}
