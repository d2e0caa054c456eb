package org.hamlet.spamd.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamlet.spamd.server.Loopback.await;
import static org.hamlet.spamd.server.Loopback.check;
import static org.hamlet.spamd.server.Loopback.readAll;
import static org.hamlet.spamd.server.Loopback.talk;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hamlet.spamd.Recordings;
import org.hamlet.spamd.service.FakeScanner;
import org.hamlet.spamd.service.MessageScanner;
import org.hamlet.spamd.service.RequestHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server on loopback, with a scanner that needs no rules. */
@Timeout(60)
class SpamdServerTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Endpoint ANY_PORT = new Endpoint.Tcp("127.0.0.1", 0);
  private static final byte[] PING = "PING SPAMC/1.2\r\n".getBytes(ISO_8859_1);
  private static final String PONG = "SPAMD/1.5 0 PONG\r\n";

  @TempDir Path folder;

  @Test
  void answersEveryRecordedRequestOverTcpAndUnixSocket() throws IOException {
    Path socket = folder.resolve("spamd.sock");
    List<Endpoint> both = List.of(ANY_PORT, new Endpoint.Unix(socket));
    try (SpamdServer server = start(both, ServerOptions.DEFAULT, new FakeScanner())) {
      for (Path request : Recordings.requests().toList()) {
        byte[] bytes = Recordings.bytes(request);
        String expected = Recordings.response(request);
        assertThat(talk(server.addresses().get(0), bytes)).as("%s", request).isEqualTo(expected);
        assertThat(talk(UnixDomainSocketAddress.of(socket), bytes))
            .as("%s", request)
            .isEqualTo(expected);
      }
    }
    assertThat(socket).doesNotExist();
  }

  @Test
  void allAddressesOfIpv4AreNoneOfIpv6() throws IOException {
    byte[] loopback = new byte[16];
    loopback[15] = 1;
    List<Endpoint> ipv4 = List.of(new Endpoint.Tcp("0.0.0.0", 0));
    try (SpamdServer server = start(ipv4, ServerOptions.DEFAULT, new FakeScanner())) {
      assertThat(talk(server.addresses().get(0), PING)).isEqualTo(PONG);
      int port = ((InetSocketAddress) server.addresses().get(0)).getPort();
      InetSocketAddress ipv6 = new InetSocketAddress(InetAddress.getByAddress(loopback), port);
      assertThatThrownBy(() -> SocketChannel.open(ipv6).close())
          .isInstanceOf(ConnectException.class);
    }
    List<Endpoint> both = List.of(new Endpoint.Tcp("*", 0));
    try (SpamdServer server = start(both, ServerOptions.DEFAULT, new FakeScanner())) {
      assertThat(talk(server.addresses().get(0), PING)).isEqualTo(PONG);
    }
  }

  @Test
  void clientThatGoesOnSendingStillReadsItsAnswer() throws IOException {
    byte[] request = new byte[4 << 20];
    byte[] head = "FOO SPAMC/1.5\r\n".getBytes(ISO_8859_1);
    System.arraycopy(head, 0, request, 0, head.length);
    try (SpamdServer server = start(List.of(ANY_PORT), ServerOptions.DEFAULT, new FakeScanner())) {
      assertThat(talk(server.addresses().get(0), request))
          .isEqualTo("SPAMD/1.0 76 Bad header line: FOO SPAMC/1.5\r\n");
    }
  }

  @Test
  void slowClientIsToldOfTheTimeout() throws IOException {
    ServerOptions hurried = ServerOptions.DEFAULT.timeouts(Duration.ofMillis(50), LONG);
    try (SpamdServer server = start(List.of(ANY_PORT), hurried, new FakeScanner());
        SocketChannel client = SocketChannel.open(server.addresses().get(0))) {
      client.write(ByteBuffer.wrap("CHECK SPAMC".getBytes(ISO_8859_1)));
      assertThat(readAll(client))
          .isEqualTo(
              "SPAMD/1.0 79 Timeout: (0 second socket timeout reading input from client)\r\n");
    }
  }

  @Test
  void addressThatIsNotAllowedGetsNoByte() throws IOException {
    ServerOptions closed = ServerOptions.DEFAULT.allowed(AllowedAddresses.parse("192.0.2.1"));
    try (SpamdServer server = start(List.of(ANY_PORT), closed, new FakeScanner());
        SocketChannel client = SocketChannel.open(server.addresses().get(0))) {
      assertThat(readAll(client)).isEmpty();
    }
  }

  @Test
  void scansNoMoreAtOnceThanAllowedAndForgetsNobody() throws IOException, InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(2);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    MessageScanner waiting =
        request -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          begun.countDown();
          await(gate);
          try {
            return new FakeScanner().scan(request);
          } finally {
            running.decrementAndGet();
          }
        };
    byte[] request = "CHECK SPAMC/1.2\r\n\r\nFrom: a@example.com\r\n\r\n".getBytes(ISO_8859_1);
    ServerOptions two = ServerOptions.DEFAULT.workers(2).maxConnections(3);
    try (SpamdServer server = start(List.of(ANY_PORT), two, waiting)) {
      List<SocketChannel> clients = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        SocketChannel client = SocketChannel.open(server.addresses().get(0));
        client.write(ByteBuffer.wrap(request));
        client.shutdownOutput();
        clients.add(client);
      }
      begun.await();
      gate.countDown();
      for (SocketChannel client : clients) {
        assertThat(readAll(client)).startsWith("SPAMD/1.1 0 EX_OK\r\nSpam: False");
        client.close();
      }
      assertThat(talk(server.addresses().get(0), PING)).isEqualTo(PONG);
    }
    assertThat(most).hasValue(2);
  }

  @Test
  void outOfMemoryAsksTheClientToTryAgainAndTheServerLivesOn() throws IOException {
    AtomicBoolean full = new AtomicBoolean(true);
    MessageScanner scanner =
        request -> {
          if (full.getAndSet(false)) {
            throw new OutOfMemoryError("on purpose");
          }
          return new FakeScanner().scan(request);
        };
    byte[] request = "CHECK SPAMC/1.2\r\n\r\nFrom: a@example.com\r\n\r\n".getBytes(ISO_8859_1);
    try (SpamdServer server = start(List.of(ANY_PORT), ServerOptions.DEFAULT, scanner)) {
      SocketAddress address = server.addresses().get(0);
      assertThat(talk(address, request)).startsWith("SPAMD/1.0 75 Temp failure");
      assertThat(talk(address, request)).startsWith("SPAMD/1.1 0 EX_OK");
    }
  }

  @Test
  void messageIsTakenUpToTheLimitOfItsHeapAndNotOneByteBeyond() throws IOException {
    HeapShares small = new HeapShares(100_000, 256 * 1024 + 16 * 1000);
    try (SpamdServer server =
        SpamdServer.start(
            List.of(ANY_PORT),
            ServerOptions.DEFAULT,
            new RequestHandler(new FakeScanner(), new FakeScanner(), LONG),
            small)) {
      SocketAddress address = server.addresses().get(0);
      assertThat(talk(address, check(1000))).startsWith("SPAMD/1.1 0 EX_OK");
      assertThat(talk(address, check(1001)))
          .isEqualTo("SPAMD/1.0 69 Service Unavailable: message is longer than 1000 bytes\r\n");
    }
  }

  @Test
  void faultOfTheScannerIsAnAnswerToo() throws IOException {
    MessageScanner broken =
        request -> {
          throw new IllegalStateException("broken on purpose");
        };
    try (SpamdServer server = start(List.of(ANY_PORT), ServerOptions.DEFAULT, broken)) {
      byte[] request = "CHECK SPAMC/1.2\r\n\r\nFrom: a@example.com\r\n\r\n".getBytes(ISO_8859_1);
      assertThat(talk(server.addresses().get(0), request))
          .startsWith("SPAMD/1.0 70 Internal software error: ");
    }
  }

  @Test
  void errorThatTheScannerThrowsIsAnAnswerToo() throws IOException {
    for (Error error : List.of(new NoClassDefFoundError("on purpose"), new AssertionError("too"))) {
      MessageScanner broken =
          request -> {
            throw error;
          };
      try (SpamdServer server = start(List.of(ANY_PORT), ServerOptions.DEFAULT, broken)) {
        assertThat(talk(server.addresses().get(0), check(100)))
            .isEqualTo(
                "SPAMD/1.0 70 Internal software error: the scan failed, see the server's log\r\n");
      }
    }
  }

  private static SpamdServer start(
      List<Endpoint> endpoints, ServerOptions options, MessageScanner scanner) throws IOException {
    return SpamdServer.start(
        endpoints, options, new RequestHandler(scanner, new FakeScanner(), LONG));
  }
}
