package org.hamlet.spamd.service;

import org.hamlet.scanner.ScanRequest;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;

/**
 * What learns, forgets and reports messages; a scanner in production. Thread-safe; never throws for
 * what is in a message or for a store that cannot be written.
 */
public interface MessageLearner {

  /** Learns what somebody who looked says a message is. */
  LearnOutcome learn(ScanRequest request, Label label);

  /** Takes back what was learned from a message, whatever its label was. */
  LearnOutcome forget(ScanRequest request);

  /**
   * Tells those who count digests of messages what somebody who looked says one is; whether anybody
   * took it. Without such services nobody does.
   */
  default boolean report(ScanRequest request, Label label) {
    return false;
  }
}
