package org.hamlet.net;

import java.util.concurrent.CompletableFuture;

/** Asks DNS. Thread-safe; never blocks. */
public interface DnsClient {

  /**
   * Starts one question; the future ends with an answer, also for time-outs and refused questions,
   * and never exceptionally.
   */
  CompletableFuture<DnsAnswer> ask(DnsQuestion question);
}
