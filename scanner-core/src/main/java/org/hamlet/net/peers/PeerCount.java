package org.hamlet.net.peers;

import java.time.Duration;
import java.util.List;
import org.hamlet.digest.shared.Opinion;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.Sighting;

/**
 * What a node knows of a digest from its own people, its traps and no other node, so that what one
 * told another does not come back.
 *
 * @param spam messages that were called spam
 * @param ham messages that were called wanted
 * @param equal percent of the digest that is equal with the one known
 * @param first first report, in seconds since 1970
 * @param last last report
 */
record PeerCount(int spam, int ham, int equal, long first, long last) {

  /** Nothing is known. */
  static final PeerCount NONE = new PeerCount(0, 0, 0, 0, 0);

  private static final int PERCENT = 100;

  /** Percent of a body's digest that must be equal; of others all must be. */
  private static final int LEAST_EQUAL = 50;

  /** How far a node's clock may be ahead of ours. */
  static final Duration AHEAD = Duration.ofDays(1);

  /** Refuses what no node counts. */
  PeerCount {
    spam = Math.max(0, spam);
    ham = Math.max(0, ham);
    equal = Math.max(0, Math.min(PERCENT, equal));
  }

  static PeerCount of(Sighting known) {
    long spam = 0;
    long ham = 0;
    for (Opinion opinion : known.opinions()) {
      if (!opinion.reporter().isPeer() && opinion.trust() >= Opinion.LEAST_TRUST) {
        spam += opinion.spam();
        ham += opinion.ham();
      }
    }
    return new PeerCount(
        (int) Math.min(Integer.MAX_VALUE, spam),
        (int) Math.min(Integer.MAX_VALUE, ham),
        (int) Math.round(PERCENT * known.similarity()),
        known.span().first(),
        known.span().last());
  }

  boolean isKnown() {
    return spam > 0 || ham > 0;
  }

  /**
   * Whether it can be true and still counts: enough of the digest is equal, and the last report was
   * not long ago, nor will it be.
   *
   * @param nowMillis of this node
   * @param time after which a report counts no more
   */
  boolean counts(SharedDigest.Kind kind, long nowMillis, Duration time) {
    long now = Duration.ofMillis(nowMillis).toSeconds();
    int least = kind == SharedDigest.Kind.BODY ? LEAST_EQUAL : PERCENT;
    return isKnown()
        && equal >= least
        && first >= 0
        && first <= last
        && last <= now + AHEAD.toSeconds()
        && last >= now - time.toSeconds();
  }

  /** As what one reporter said of a digest. */
  Sighting sighting(SharedDigest digest, Opinion opinion) {
    return new Sighting(
        digest, (double) equal / PERCENT, List.of(opinion), new Sighting.Span(first, last));
  }
}
