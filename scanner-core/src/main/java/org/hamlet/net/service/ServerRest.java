package org.hamlet.net.service;

import java.time.Clock;
import java.time.Duration;

/**
 * Whether a server is worth calling: after a failure it is left alone for a while, longer each
 * time; then one call tries it. Thread-safe.
 */
public final class ServerRest {

  /** How long a server is left alone at first; doubles up to the longest. */
  static final Duration FIRST_REST = Duration.ofMinutes(1);

  /** Longest time a server is left alone. */
  static final Duration LONGEST_REST = Duration.ofMinutes(30);

  private final Clock clock;
  private long restMillis;
  private long untilMillis;
  private boolean trying;

  /** A server that nothing is known of. */
  public ServerRest(Clock clock) {
    this.clock = clock;
  }

  /**
   * Whether it may be called; true for one call only when a rest is over. More left than the rest
   * is long says that the clock was set back.
   */
  synchronized boolean mayCall() {
    if (restMillis == 0) {
      return true;
    }
    long left = untilMillis - clock.millis();
    if (left > 0 && left <= restMillis) {
      return false;
    }
    untilMillis = clock.millis() + restMillis;
    trying = true;
    return true;
  }

  /** It answered; {@code true} when it was resting. */
  synchronized boolean answered() {
    boolean wasResting = restMillis > 0;
    restMillis = 0;
    trying = false;
    return wasResting;
  }

  /**
   * It failed; {@code true} when it begins to rest with this. Of the calls that were under way when
   * it began to rest none makes the rest longer.
   */
  synchronized boolean failed() {
    boolean begins = restMillis == 0;
    if (!begins && !trying) {
      return false;
    }
    trying = false;
    restMillis = begins ? FIRST_REST.toMillis() : Math.min(LONGEST_REST.toMillis(), 2 * restMillis);
    untilMillis = clock.millis() + restMillis;
    return begins;
  }
}
