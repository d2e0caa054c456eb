package org.hamlet.net.pyzor;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One request to one server and its reply, by UDP. Blocks; thread-safe. */
final class PyzorExchange {

  /** Longest reply that is read, in bytes. */
  static final int MAX_PACKET_BYTES = 8_192;

  /** Least number of a request; replies carry the number of theirs. */
  private static final int FIRST_THREAD = 1_024;

  private static final int LAST_THREAD = 65_535;
  private static final String VERSION = "2.1";

  private final Clock clock;
  private final Duration patience;
  private final SecureRandom random = new SecureRandom();

  PyzorExchange(Clock clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * Sends a request and waits for the reply to it; other packets are passed over.
   *
   * @param request its lines {@code Op} and what follows
   * @throws IOException when none comes in time, or one that refuses
   */
  PyzorReply send(PyzorServer server, String request) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    int thread = FIRST_THREAD + random.nextInt(LAST_THREAD - FIRST_THREAD + 1);
    String text = request + "Thread: " + thread + "\nPV: " + VERSION + "\n";
    String signed = server.account().signed(text, Instant.now(clock).getEpochSecond());
    byte[] bytes = signed.getBytes(StandardCharsets.UTF_8);
    try (DatagramSocket socket = new DatagramSocket()) {
      String host = server.place().host();
      socket.connect(new InetSocketAddress(InetAddress.getByName(host), server.place().port()));
      socket.send(new DatagramPacket(bytes, bytes.length));
      PyzorReply reply = receive(socket, thread, deadline);
      reply.requireDone();
      return reply;
    } catch (UnknownHostException e) {
      throw new IOException("its name is not known", e);
    } catch (SocketTimeoutException e) {
      throw new IOException("it does not answer", e);
    } catch (PortUnreachableException e) {
      throw new IOException("nothing listens there", e);
    }
  }

  private static PyzorReply receive(DatagramSocket socket, int thread, long deadline)
      throws IOException {
    byte[] room = new byte[MAX_PACKET_BYTES];
    while (true) {
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw new SocketTimeoutException();
      }
      socket.setSoTimeout((int) left);
      DatagramPacket packet = new DatagramPacket(room, room.length);
      socket.receive(packet);
      PyzorReply reply = PyzorReply.parse(room, packet.getLength());
      if (reply.answers(thread)) {
        return reply;
      }
    }
  }
}
