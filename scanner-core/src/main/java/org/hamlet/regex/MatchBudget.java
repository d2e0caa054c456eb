package org.hamlet.regex;

import java.time.Duration;

/**
 * How long one match may take: the smaller of a limit of its own and what the scan has left.
 *
 * @param perMatch limit of one match
 * @param perScan limit of the whole scan, for telling it
 * @param deadlineNanos {@link System#nanoTime()} value at which the scan ends
 */
public record MatchBudget(Duration perMatch, Duration perScan, long deadlineNanos) {

  /** The budget of a scan that begins now. */
  public static MatchBudget of(Duration perMatch, Duration perScan) {
    return new MatchBudget(perMatch, perScan, System.nanoTime() + perScan.toNanos());
  }

  /** Nanoseconds a match that starts now may take, at least one. */
  long remainingNanos() {
    return Math.max(1, Math.min(perMatch.toNanos(), deadlineNanos - System.nanoTime()));
  }
}
