package org.hamlet.regex;

import java.time.Duration;
import org.hamlet.verdict.LimitLog;

/**
 * How long one match may take: the smaller of a limit of its own and what the scan has left.
 *
 * @param perMatch limit of one match
 * @param perScan limit of the whole scan, for telling it
 * @param deadlineNanos {@link System#nanoTime()} value at which the scan ends
 * @param log of the scan, for what was given up
 */
public record MatchBudget(Duration perMatch, Duration perScan, long deadlineNanos, LimitLog log) {

  /** What a scan without limit may take, and the most that counts of a longer one. */
  public static final Duration LONGEST = Duration.ofDays(36_500);

  /** The budget of a scan that begins now, of {@link #LONGEST} at most. */
  public static MatchBudget of(Duration perMatch, Duration perScan) {
    Duration most = perScan.compareTo(LONGEST) < 0 ? perScan : LONGEST;
    return new MatchBudget(perMatch, most, System.nanoTime() + most.toNanos(), new LimitLog());
  }

  /** Notes that a match of an eval function was given up; not when the time of the scan is up. */
  public void givenUp(MatchGivenUp end) {
    if (System.nanoTime() < deadlineNanos) {
      log.add(end.limit(this, "in a pattern of an eval function"));
    }
  }

  /** Nanoseconds a match that starts now may take, at least one. */
  long remainingNanos() {
    return Math.max(1, Math.min(perMatch.toNanos(), deadlineNanos - System.nanoTime()));
  }
}
