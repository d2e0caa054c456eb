package org.hamlet.spamd.server;

import java.time.Duration;
import org.hamlet.spamd.codec.DecoderOptions;

/**
 * How a server behaves.
 *
 * @param workers how many messages are scanned at once
 * @param maxConnections how many clients are served or wait; further ones wait in the backlog
 * @param timeoutTcp most time until a client's first line, and between two pieces of its request;
 *     zero: no limit, as in spamd
 * @param timeoutChild most time for the scan of a request, and as much until it was received; zero:
 *     no limit
 * @param allowed which clients are answered
 * @param decoder what requests may look like
 */
public record ServerOptions(
    int workers,
    int maxConnections,
    Duration timeoutTcp,
    Duration timeoutChild,
    AllowedAddresses allowed,
    DecoderOptions decoder) {

  /** Most clients at once, unless told otherwise. */
  public static final int DEFAULT_MAX_CONNECTIONS = 256;

  /** spamd's defaults: 5 scans at once, 30 s and 300 s, this machine only. */
  public static final ServerOptions DEFAULT =
      new ServerOptions(
          5,
          DEFAULT_MAX_CONNECTIONS,
          Duration.ofSeconds(30),
          Duration.ofSeconds(300),
          AllowedAddresses.LOOPBACK,
          DecoderOptions.DEFAULT);

  /** Checks that numbers are positive and times not negative. */
  public ServerOptions {
    if (workers < 1 || maxConnections < 1 || timeoutTcp.isNegative() || timeoutChild.isNegative()) {
      throw new IllegalArgumentException(
          "workers and connections must be positive, times not negative");
    }
  }

  /** The same with other time limits. */
  public ServerOptions timeouts(Duration tcp, Duration child) {
    return new ServerOptions(workers, maxConnections, tcp, child, allowed, decoder);
  }

  /** The same with another number of scans at once. */
  public ServerOptions workers(int number) {
    return new ServerOptions(number, maxConnections, timeoutTcp, timeoutChild, allowed, decoder);
  }

  /** The same for other clients. */
  public ServerOptions allowed(AllowedAddresses clients) {
    return new ServerOptions(workers, maxConnections, timeoutTcp, timeoutChild, clients, decoder);
  }

  /** The same with another limit for clients at once. */
  public ServerOptions maxConnections(int number) {
    return new ServerOptions(workers, number, timeoutTcp, timeoutChild, allowed, decoder);
  }
}
