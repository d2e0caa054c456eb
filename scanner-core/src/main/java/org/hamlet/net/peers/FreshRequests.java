package org.hamlet.net.peers;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which requests of one node are taken: each once, none that is old, none from before the node
 * began to listen, and not too many; a replay takes nothing from those that are new. Whatever the
 * clock does, what was sent no later than one that is forgotten is not taken: it may be a replay. A
 * node whose clock was ahead together with this one's may so have to wait for that time.
 * Thread-safe.
 */
final class FreshRequests {

  /** Clocks of two nodes may differ by so much, and a packet be on its way for so long. */
  static final Duration MAX_SKEW = Duration.ofMinutes(2);

  /** Most requests of a node a second, in the mean. */
  static final int MAX_PER_SECOND = 20;

  /** Most of them at once. */
  static final int MAX_AT_ONCE = 100;

  /**
   * Most requests of a node remembered: all that the rate lets through while they are timely. Only
   * a clock that was set back leaves more; the first ones are forgotten then.
   */
  static final int MAX_REMEMBERED =
      MAX_AT_ONCE + MAX_PER_SECOND * (int) (2 * MAX_SKEW.toSeconds() + 1);

  private static final long SECOND_MILLIS = 1_000;

  private final Clock clock;
  private final long sinceMillis;

  /** When those that were taken were sent. */
  private final Map<Nonce, Long> seen = new LinkedHashMap<>();

  private long forgottenMillis = Long.MIN_VALUE;
  private double tokens = MAX_AT_ONCE;
  private long refilledMillis;

  /**
   * None seen yet.
   *
   * @param sinceMillis what was sent before that moment is not taken
   */
  FreshRequests(Clock clock, long sinceMillis) {
    this.clock = clock;
    this.sinceMillis = sinceMillis;
    this.refilledMillis = sinceMillis;
  }

  /** Whether it is to be answered; the next time it is not. */
  synchronized boolean take(PeerRequest request) {
    long now = clock.millis();
    long sent = request.millis();
    boolean timely = Math.abs(now - sent) <= MAX_SKEW.toMillis();
    if (!timely || sent < sinceMillis || sent <= forgottenMillis) {
      return false;
    }
    if (seen.containsKey(request.nonce()) || !admitted(now)) {
      return false;
    }
    forgetOld(now);
    seen.put(request.nonce(), sent);
    return true;
  }

  private boolean admitted(long now) {
    double gained = (double) (now - refilledMillis) / SECOND_MILLIS * MAX_PER_SECOND;
    tokens = Math.min(MAX_AT_ONCE, tokens + Math.max(0, gained));
    refilledMillis = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  private void forgetOld(long now) {
    for (Iterator<Long> each = seen.values().iterator(); each.hasNext(); ) {
      long sent = each.next();
      if (sent < now - MAX_SKEW.toMillis()) {
        each.remove();
        forgottenMillis = Math.max(forgottenMillis, sent);
      }
    }
    if (seen.size() >= MAX_REMEMBERED) {
      Iterator<Long> first = seen.values().iterator();
      long sent = first.next();
      first.remove();
      // of a time that the clock has left again: until then it is not timely
      boolean ofFuture = sent > now + MAX_SKEW.toMillis();
      forgottenMillis = ofFuture ? forgottenMillis : Math.max(forgottenMillis, sent);
    }
  }

  /** How many are remembered. */
  synchronized int remembered() {
    return seen.size();
  }
}
