package org.hamlet.net;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks DNS. Thread-safe; never blocks. */
public interface DnsClient {

  /** The share of listings where nothing is known of a list: docs/decisions/0005. */
  double LISTED_SHARE = 0.1;

  /**
   * Starts one question; the future ends with an answer, also for time-outs and refused questions,
   * and never exceptionally.
   */
  CompletableFuture<DnsAnswer> ask(DnsQuestion question);

  /** The answer where it is known without asking anybody. */
  default Optional<DnsAnswer> known(DnsQuestion question) {
    return Optional.empty();
  }

  /** Of how many questions, from 0 to 1, a list answers that something is listed, as a guess. */
  default double listedShare(String zone) {
    return LISTED_SHARE;
  }

  /**
   * Leaves a list alone for a while, because a rule found out that it should be. Does nothing where
   * no account is kept of lists.
   *
   * @param zone in canonical form
   * @param reason in words for the postmaster
   */
  default void setAside(String zone, Duration time, String reason) {}
}
