package org.hamlet.spamd.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.hamlet.spamd.service.FakeScanner;
import org.hamlet.spamd.service.RequestHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients of a unix socket that end their side, or go away, at any time. */
@Timeout(60)
class UnixChannelTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String FIRST_LINE = "CHECK SPAMC/1.2\r\n\r\n";
  private static final String HEADER = "From: a@example.com\n\n";
  private static final int MANY = 64;

  /** More than the server serves at once and any short queue would hold beside. */
  private static final int BURST = 600;

  @TempDir private Path folder;

  private final BlockingQueue<String> scanned = new LinkedBlockingQueue<>();
  private final CountDownLatch open = new CountDownLatch(1);

  private UnixDomainSocketAddress place;

  @BeforeEach
  void choosesAPlace() {
    place = UnixDomainSocketAddress.of(folder.resolve("s"));
  }

  /** One that keeps what it scans, once it may. */
  private SpamdServer start() throws IOException {
    FakeScanner scanner = new FakeScanner();
    RequestHandler handler =
        new RequestHandler(
            request -> {
              await(open);
              scanned.add(new String(request.message(), ISO_8859_1));
              return scanner.scan(request);
            },
            scanner,
            LONG);
    return SpamdServer.start(
        List.of(new Endpoint.Unix(place.getPath())), ServerOptions.DEFAULT, handler);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] request(String body) {
    return (FIRST_LINE + HEADER + body).getBytes(ISO_8859_1);
  }

  @Test
  void theEndOfInputEndsAMessageOfAnyLength() throws Exception {
    open.countDown();
    try (SpamdServer server = start()) {
      for (int lines : new int[] {0, 1, 1000, 40_000}) {
        String body = "0123456789012345678901234567\n".repeat(lines);
        assertThat(Loopback.talk(place, request(body))).startsWith("SPAMD/1.1 0 EX_OK\r\n");
        assertThat(scanned.take()).isEqualTo(HEADER + body);
      }
      assertThat(server.addresses()).containsExactly(place);
    }
  }

  @Test
  void aClientThatWaitsWithItsEndIsWaitedFor() throws Exception {
    open.countDown();
    try (SpamdServer server = start();
        SocketChannel client = SocketChannel.open(place)) {
      client.write(ByteBuffer.wrap(request("")));
      assertThat(Loopback.talk(place, "PING SPAMC/1.2\r\n".getBytes(ISO_8859_1))).contains("PONG");
      assertThat(scanned).isEmpty();
      client.write(ByteBuffer.wrap("later\n".getBytes(ISO_8859_1)));
      client.shutdownOutput();
      assertThat(Loopback.readAll(client)).startsWith("SPAMD/1.1 0 EX_OK\r\n");
      assertThat(scanned.take()).isEqualTo(HEADER + "later\n");
      assertThat(server.addresses()).hasSize(1);
    }
  }

  @Test
  void clientsThatGoAwayDelayNobody() throws Exception {
    try (SpamdServer server = start()) {
      for (int i = 0; i < MANY; i++) {
        try (SocketChannel client = SocketChannel.open(place)) {
          client.write(ByteBuffer.wrap(request("gone\n")));
          if (i % 2 == 0) {
            client.shutdownOutput();
          }
        }
      }
      open.countDown();
      assertThat(Loopback.talk(place, request("last\n"))).startsWith("SPAMD/1.1 0 EX_OK\r\n");
      assertThat(scanned).contains(HEADER + "last\n");
      assertThat(server.addresses()).hasSize(1);
    }
  }

  /** Fewer than SpamdServer.BACKLOG, more than a usual listen queue. */
  @Test
  void aBurstOfClientsWaitsAndIsNotTurnedAway() throws Exception {
    List<SocketChannel> clients = new ArrayList<>();
    try (SpamdServer server = start()) {
      for (int i = 0; i < BURST; i++) {
        SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX);
        clients.add(client);
        client.configureBlocking(false);
        assertThat(client.connect(place)).as("client %s", i).isTrue();
      }
      assertThat(server.addresses()).hasSize(1);
    } finally {
      for (SocketChannel client : clients) {
        client.close();
      }
    }
  }
}
