package org.hamlet.scanner;

import java.util.Optional;

/**
 * One message to scan.
 *
 * @param message raw bytes as received, not changed by the scan
 * @param user whose preferences apply, if any
 * @param maxSeconds a smaller time limit than the configured one, 0 for none
 */
public record ScanRequest(byte[] message, Optional<String> user, int maxSeconds) {

  /** A request without user and with the configured time limit. */
  public static ScanRequest of(byte[] message) {
    return new ScanRequest(message, Optional.empty(), 0);
  }
}
