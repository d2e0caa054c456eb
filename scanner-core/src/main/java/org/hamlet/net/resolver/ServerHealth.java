package org.hamlet.net.resolver;

import java.time.Clock;
import java.time.Duration;

/**
 * Whether a name server is worth asking. After {@link #DEAD_AFTER} questions in a row without a
 * reply, about different zones, it is left alone for a while; then one question tries it. That the
 * servers of one zone are silent, so that nobody can answer for it, is not its fault. Thread-safe.
 */
final class ServerHealth {

  /**
   * Questions in a row without a reply after which a server counts as dead. By judgement: three may
   * get lost on a bad line, and one scan asks more than four.
   */
  static final int DEAD_AFTER = 4;

  /** How long a dead server is left alone at first; doubles each time up to the longest. */
  static final Duration FIRST_REST = Duration.ofSeconds(30);

  /** Longest time a dead server is left alone. */
  static final Duration LONGEST_REST = Duration.ofMinutes(10);

  private final Clock clock;
  private int silent;
  private String silentAbout = "";
  private boolean silentAboutOthers;
  private long repliedMillis = Long.MIN_VALUE;
  private long restMillis = FIRST_REST.toMillis();
  private long restsUntilMillis;
  private boolean resting;
  private boolean trying;

  ServerHealth(Clock clock) {
    this.clock = clock;
  }

  /**
   * Whether it is worth a question: it does not rest, or did so long enough. More left than the
   * rest is long says that the clock was set back.
   */
  synchronized boolean isWorthAsking() {
    long left = restsUntilMillis - clock.millis();
    return !resting || left <= 0 || left > restMillis;
  }

  /** Whether a question may be sent now; true for one question only when a rest is over. */
  synchronized boolean mayAsk() {
    if (!isWorthAsking()) {
      return false;
    }
    if (resting) {
      trying = true;
      restsUntilMillis = clock.millis() + restMillis;
    }
    return true;
  }

  synchronized boolean isResting() {
    return resting;
  }

  /** It replied, whatever the reply says; {@code true} when it was resting. */
  synchronized boolean replied() {
    boolean wasResting = resting;
    repliedMillis = clock.millis();
    silent = 0;
    silentAbout = "";
    silentAboutOthers = false;
    resting = false;
    trying = false;
    restMillis = FIRST_REST.toMillis();
    return wasResting;
  }

  /**
   * It did not reply; {@code true} when it begins to rest with this. Of the questions that were on
   * their way when it began to rest none makes the rest longer; nor does one count during which it
   * replied to another.
   *
   * @param zone what the question was about
   * @param sentMillis when it was sent
   */
  synchronized boolean wasSilent(String zone, long sentMillis) {
    boolean repliedMeanwhile = repliedMillis > sentMillis && repliedMillis <= clock.millis();
    if (!trying && repliedMeanwhile) {
      return false;
    }
    silent++;
    silentAboutOthers |= !silentAbout.isEmpty() && !silentAbout.equals(zone);
    silentAbout = zone;
    boolean begins = !resting && silent >= DEAD_AFTER && silentAboutOthers;
    if (!begins && !trying) {
      return false;
    }
    restMillis = begins ? restMillis : Math.min(LONGEST_REST.toMillis(), 2 * restMillis);
    resting = true;
    trying = false;
    restsUntilMillis = clock.millis() + restMillis;
    return begins;
  }
}
