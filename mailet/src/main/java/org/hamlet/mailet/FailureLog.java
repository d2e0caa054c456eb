package org.hamlet.mailet;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Says that mail passes as it is without filling the log: one line at once, then at most one a
 * minute with the number of failures since. Thread-safe.
 */
final class FailureLog {

  /** Least time between two lines. */
  static final Duration INTERVAL = Duration.ofMinutes(1);

  private final Logger log;
  private final String done;
  private final LongSupplier nanoTime;
  private boolean written;
  private long lastLine;
  private long untold;

  /** {@code done} is what was not done to the mail, such as {@code scanned}. */
  FailureLog(Logger log, String done, LongSupplier nanoTime) {
    this.log = log;
    this.done = done;
    this.nanoTime = nanoTime;
  }

  /** Notes a failure of one mail. */
  void failed(String mail, Throwable cause) {
    long others;
    synchronized (this) {
      long now = nanoTime.getAsLong();
      if (written && now - lastLine < INTERVAL.toNanos()) {
        untold++;
        return;
      }
      others = untold;
      untold = 0;
      lastLine = now;
      written = true;
    }
    log.error(
        "mail {} was not {}; nor were {} others since the last line", mail, done, others, cause);
  }
}
