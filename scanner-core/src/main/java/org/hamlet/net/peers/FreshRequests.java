package org.hamlet.net.peers;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which requests of one node are taken: each once, none that is old, none from before the node
 * began to listen, and not too many; a replay takes nothing from those that are new. What is
 * remembered of them is bounded by the rate. Thread-safe.
 */
final class FreshRequests {

  /** Clocks of two nodes may differ by so much, and a packet be on its way for so long. */
  static final Duration MAX_SKEW = Duration.ofMinutes(2);

  /** Most requests of a node a second, in the mean. */
  static final int MAX_PER_SECOND = 20;

  /** Most of them at once. */
  static final int MAX_AT_ONCE = 100;

  private static final long SECOND_MILLIS = 1_000;

  private final Clock clock;
  private final long sinceMillis;
  private final Map<Nonce, Long> seen = new LinkedHashMap<>();
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
    boolean timely = Math.abs(now - request.millis()) <= MAX_SKEW.toMillis();
    if (!timely || request.millis() < sinceMillis) {
      return false;
    }
    forgetBefore(now - 2 * MAX_SKEW.toMillis());
    if (seen.containsKey(request.nonce()) || !admitted(now)) {
      return false;
    }
    seen.put(request.nonce(), now);
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

  private void forgetBefore(long moment) {
    Iterator<Long> oldest = seen.values().iterator();
    while (oldest.hasNext() && oldest.next() < moment) {
      oldest.remove();
    }
  }

  /** How many are remembered. */
  synchronized int remembered() {
    return seen.size();
  }
}
