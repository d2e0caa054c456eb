package org.hamlet.spamd.server;

import java.util.concurrent.atomic.LongAdder;
import org.hamlet.spamd.figures.FiguresText;

/** How clients fared since the server started. Thread-safe. */
final class ConnectionFigures {

  private final LongAdder connections = new LongAdder();
  private final LongAdder unauthorized = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder timeouts = new LongAdder();

  void connected() {
    connections.increment();
  }

  /** Its address is not one of those that are answered. */
  void unauthorized() {
    unauthorized.increment();
  }

  /** Its request broke the protocol or a limit, or there was no room for it. */
  void refused() {
    refused.increment();
  }

  void timedOut() {
    timeouts.increment();
  }

  void writeTo(FiguresText page) {
    page.counter("hamlet_connections_total", "Clients that connected.").sample(connections.sum());
    page.counter("hamlet_connections_unauthorized_total", "Clients whose address is not allowed.")
        .sample(unauthorized.sum());
    page.counter("hamlet_requests_refused_total", "Requests that were answered with an error.")
        .sample(refused.sum());
    page.counter("hamlet_timeouts_total", "Clients too slow, and scans that took too long.")
        .sample(timeouts.sum());
  }
}
