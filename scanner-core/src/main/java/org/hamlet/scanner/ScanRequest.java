package org.hamlet.scanner;

import java.time.Duration;
import java.util.Optional;

/** One message to scan, with what is known about its delivery. Immutable. */
public final class ScanRequest {

  private final byte[] message;
  private final Optional<String> user;
  private final Optional<Duration> timeLimit;

  private ScanRequest(byte[] message, Optional<String> user, Optional<Duration> timeLimit) {
    this.message = message;
    this.user = user;
    this.timeLimit = timeLimit;
  }

  /**
   * A request without user and with the configured time limit.
   *
   * @param message raw bytes as received; not copied, so the caller must not change them any more
   */
  public static ScanRequest of(byte[] message) {
    return new ScanRequest(message, Optional.empty(), Optional.empty());
  }

  /** The same for a user, whose preferences apply. */
  public ScanRequest forUser(String name) {
    return new ScanRequest(message, Optional.of(name), timeLimit);
  }

  /** The same with a time limit that holds where it is smaller than the configured one. */
  public ScanRequest within(Duration limit) {
    return new ScanRequest(message, user, Optional.of(limit));
  }

  /** The raw bytes; not to be changed. */
  public byte[] message() {
    return message;
  }

  /** Whose preferences apply, if anyone's. */
  public Optional<String> user() {
    return user;
  }

  /** The caller's time limit, if any. */
  public Optional<Duration> timeLimit() {
    return timeLimit;
  }
}
