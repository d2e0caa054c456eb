package org.hamlet.scanner;

import java.time.Duration;
import java.util.Optional;

/** One message to scan, with what is known about its delivery. Immutable. */
public final class ScanRequest {

  private final byte[] message;
  private final Optional<String> user;
  private final Optional<Duration> timeLimit;
  private final boolean subRules;

  private ScanRequest(
      byte[] message, Optional<String> user, Optional<Duration> timeLimit, boolean subRules) {
    this.message = message;
    this.user = user;
    this.timeLimit = timeLimit;
    this.subRules = subRules;
  }

  /**
   * A request without user and with the configured time limit.
   *
   * @param message raw bytes as received; not copied, so the caller must not change them any more
   */
  public static ScanRequest of(byte[] message) {
    return new ScanRequest(message, Optional.empty(), Optional.empty(), true);
  }

  /** The same for a user, whose preferences apply. */
  public ScanRequest forUser(String name) {
    return new ScanRequest(message, Optional.of(name), timeLimit, subRules);
  }

  /** The same with a time limit that holds where it is smaller than the configured one. */
  public ScanRequest within(Duration limit) {
    return new ScanRequest(message, user, Optional.of(limit), subRules);
  }

  /**
   * The same without the sub rules on which no score depends: they are not run, which saves a third
   * of the work, and the verdict's sub rules are only those that were needed. Scores and all other
   * hits stay the same.
   */
  public ScanRequest withoutIdleSubRules() {
    return new ScanRequest(message, user, timeLimit, false);
  }

  /** The raw bytes; not to be changed. */
  public byte[] message() {
    return message;
  }

  /** Whose preferences apply, if anyone's. */
  public Optional<String> user() {
    return user;
  }

  /** Whether every sub rule is run. */
  public boolean subRules() {
    return subRules;
  }

  /** The caller's time limit, if any. */
  public Optional<Duration> timeLimit() {
    return timeLimit;
  }
}
