package org.hamlet.net.resolver;

import java.time.Clock;
import java.time.Duration;

/**
 * Whether a name server is worth asking. After {@link #DEAD_AFTER} questions in a row without a
 * reply it is left alone for a while; then one question tries it. Thread-safe.
 */
final class ServerHealth {

  /** Questions in a row without a reply after which a server counts as dead. */
  static final int DEAD_AFTER = 4;

  /** How long a dead server is left alone at first; doubles each time up to the longest. */
  static final Duration FIRST_REST = Duration.ofSeconds(30);

  /** Longest time a dead server is left alone. */
  static final Duration LONGEST_REST = Duration.ofMinutes(10);

  private final Clock clock;
  private int silent;
  private long restMillis = FIRST_REST.toMillis();
  private long restsUntilMillis;
  private boolean resting;

  ServerHealth(Clock clock) {
    this.clock = clock;
  }

  /** Whether a question may be sent; true for one question only when a rest is over. */
  synchronized boolean mayAsk() {
    if (!resting) {
      return true;
    }
    if (clock.millis() < restsUntilMillis) {
      return false;
    }
    restsUntilMillis = clock.millis() + restMillis;
    return true;
  }

  /** It replied, whatever the reply says; {@code true} when it was resting. */
  synchronized boolean replied() {
    boolean wasResting = resting;
    silent = 0;
    resting = false;
    restMillis = FIRST_REST.toMillis();
    return wasResting;
  }

  /** It did not reply; {@code true} when it begins to rest with this. */
  synchronized boolean wasSilent() {
    silent++;
    if (silent < DEAD_AFTER) {
      return false;
    }
    boolean begins = !resting;
    restMillis = begins ? restMillis : Math.min(LONGEST_REST.toMillis(), 2 * restMillis);
    resting = true;
    restsUntilMillis = clock.millis() + restMillis;
    return begins;
  }
}
