package org.hamlet.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * How long the end of a scan waits for answers ({@code rbl_timeout}): the more have come, the less
 * (SpamAssassin 4.0.1's documentation of the setting).
 *
 * @param initial while no answer has come
 * @param least when nearly all have
 */
record NetTimeout(Duration initial, Duration least) {

  /** Part of the initial time that {@link #least} is unless it is configured. */
  static final double LEAST_PART = 0.2;

  /** The time for a configured {@code rbl_timeout}, which is never less than the least. */
  static NetTimeout of(Duration initial, Optional<Duration> least) {
    Duration shortest =
        least.orElseGet(() -> Duration.ofNanos((long) (initial.toNanos() * LEAST_PART)));
    return new NetTimeout(initial.compareTo(shortest) < 0 ? shortest : initial, shortest);
  }

  /** The time from the last question when {@code done}, 0 to 1, of all answers are there. */
  Duration after(double done) {
    double span = initial.toNanos() - (double) least.toNanos();
    return span <= 0
        ? least
        : Duration.ofNanos((long) (least.toNanos() + span * (1 - done * done)));
  }
}
