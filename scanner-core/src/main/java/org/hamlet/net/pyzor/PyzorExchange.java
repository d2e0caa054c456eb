package org.hamlet.net.pyzor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hamlet.net.service.DatagramExchange;

/** One request to one server and its reply. Blocks; thread-safe. */
final class PyzorExchange {

  /** Longest reply that is read, in bytes. */
  static final int MAX_PACKET_BYTES = 8_192;

  /** Least number of a request; replies carry the number of theirs. */
  private static final int FIRST_THREAD = 1_024;

  private static final int LAST_THREAD = 65_535;
  private static final String VERSION = "2.1";

  private final Clock clock;
  private final DatagramExchange exchange;
  private final SecureRandom random = new SecureRandom();

  PyzorExchange(Clock clock, Duration patience) {
    this.clock = clock;
    this.exchange = new DatagramExchange(patience, MAX_PACKET_BYTES);
  }

  /**
   * Sends a request and waits for the reply to it; other packets are passed over.
   *
   * @param request its lines {@code Op} and what follows
   * @throws IOException when none comes in time, or one that refuses
   */
  PyzorReply send(PyzorServer server, String request) throws IOException {
    int thread = FIRST_THREAD + random.nextInt(LAST_THREAD - FIRST_THREAD + 1);
    String text = request + "Thread: " + thread + "\nPV: " + VERSION + "\n";
    String signed = server.account().signed(text, Instant.now(clock).getEpochSecond());
    PyzorReply reply =
        exchange.send(
            server.place(),
            signed.getBytes(StandardCharsets.UTF_8),
            packet -> Optional.of(PyzorReply.parse(packet)).filter(r -> r.answers(thread)));
    reply.requireDone();
    return reply;
  }
}
