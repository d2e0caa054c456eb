package org.hamlet.net;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks DNS. Thread-safe; never blocks. */
public interface DnsClient {

  /**
   * Starts one question; the future ends with an answer, also for time-outs and refused questions,
   * and never exceptionally.
   */
  CompletableFuture<DnsAnswer> ask(DnsQuestion question);

  /**
   * Leaves a list alone for a while, because a rule found out that it should be. Does nothing where
   * no account is kept of lists.
   *
   * @param zone in canonical form
   * @param reason in words for the postmaster
   */
  default void setAside(String zone, Duration time, String reason) {}
}
