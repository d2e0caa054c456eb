package org.hamlet.spamd.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.hamlet.spamd.figures.FiguresText;
import org.hamlet.spamd.service.FakeScanner;
import org.hamlet.spamd.service.RequestHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server tells of itself to those who ask in HTTP. */
@Timeout(60)
class FiguresTest {

  private static final Endpoint ANY_PORT = new Endpoint.Tcp("127.0.0.1", 0);
  private static final String SPAM = "Subject: crown\n\nthe poison in the ear\n";

  private SpamdServer server;

  @BeforeEach
  void start() throws IOException {
    FakeScanner scanner = new FakeScanner();
    RequestHandler handler = new RequestHandler(scanner, scanner, Duration.ofMinutes(5));
    server = SpamdServer.start(List.of(ANY_PORT), ServerOptions.DEFAULT, handler);
    server.tellFigures(
        ANY_PORT,
        () -> {
          FiguresText page = new FiguresText();
          handler.figures().writeTo(page);
          server.writeFigures(page);
          return page.toString();
        });
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void tellsWhatBecameOfRequests() throws IOException {
    ask(0, "CHECK SPAMC/1.5\r\nContent-length: " + SPAM.length() + "\r\n\r\n" + SPAM);
    ask(0, "CHECK SPAMC/1.5\r\nContent-length: 14\r\n\r\nSubject: x\n\nx\n");
    ask(0, "PING SPAMC/1.5\r\n\r\n");
    ask(0, "NONSENSE SPAMC/1.5\r\n\r\n");
    String page = ask(1, "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(page)
        .startsWith("HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\n")
        .contains(
            "# TYPE hamlet_scans_total counter\n",
            "hamlet_scans_total{verdict=\"spam\"} 1\n",
            "hamlet_scans_total{verdict=\"ham\"} 1\n",
            "hamlet_scan_bytes_total " + (SPAM.length() + 14) + "\n",
            "# TYPE hamlet_scan_seconds histogram\n",
            "hamlet_scan_seconds_bucket{le=\"+Inf\"} 2\n",
            "hamlet_scan_seconds_count 2\n",
            "hamlet_slowest_rule_seconds_total{rule=\"CROWN_IN_SUBJECT\"} 1.5\n",
            "hamlet_rule_hits_total{rule=\"POISON_IN_EAR\"} 1\n",
            "hamlet_connections_total 4\n",
            "hamlet_requests_refused_total 1\n",
            "hamlet_scan_threads 5\n",
            "hamlet_request_bytes 0\n");
  }

  @ParameterizedTest
  @CsvSource({
    "GET / HTTP/1.1, 404 Not Found",
    "POST /metrics HTTP/1.1, 405 Method Not Allowed",
    "GET /metrics, 400 Bad Request",
    "PING SPAMC/1.2, 400 Bad Request",
    "'', 400 Bad Request"
  })
  void whatIsNoQuestionForFiguresIsRefused(String line, String status) throws IOException {
    assertThat(ask(1, line + "\r\n\r\n")).startsWith("HTTP/1.1 " + status + "\r\n");
  }

  @Test
  void requestThatIsTooLongIsRefused() throws IOException {
    String start = "GET /metrics HTTP/1.1\r\n";
    String most = start + "a".repeat(4096 - start.length() - 4) + "\r\n\r\n";
    assertThat(ask(1, most)).startsWith("HTTP/1.1 200 ");
    assertThat(ask(1, most.replace("\r\n\r\n", "a\r\n\r\n"))).startsWith("HTTP/1.1 431 ");
  }

  @Test
  void clientsDoNotWaitForAPageThatIsLongInTheMaking() throws Exception {
    CountDownLatch made = new CountDownLatch(1);
    server.tellFigures(ANY_PORT, () -> awaited(made));
    try (Socket asking = connect(2)) {
      asking.getOutputStream().write("GET /metrics HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1));
      assertThat(ask(0, "PING SPAMC/1.5\r\n\r\n")).contains("PONG");
      made.countDown();
      assertThat(new String(asking.getInputStream().readAllBytes(), ISO_8859_1))
          .endsWith("\r\n\r\nlate\n");
    }
  }

  private static String awaited(CountDownLatch latch) {
    try {
      latch.await();
      return "late\n";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aPageThatCannotBeMadeClosesTheConnection() throws IOException {
    server.tellFigures(
        ANY_PORT,
        () -> {
          throw new IllegalStateException("for a test");
        });
    assertThat(ask(2, "GET /metrics HTTP/1.1\r\n\r\n")).isEmpty();
  }

  @Test
  void thoseWhoAskAndSayNothingKeepNoClientOut() throws IOException {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 2 * FiguresConnection.MAX_CONNECTIONS; i++) {
        silent.add(connect(1));
      }
      assertThat(ask(0, "PING SPAMC/1.5\r\n\r\n")).contains("PONG");
    } finally {
      for (Socket each : silent) {
        each.close();
      }
    }
    assertThat(ask(1, "GET /metrics HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 200 ");
  }

  private Socket connect(int endpoint) throws IOException {
    InetSocketAddress address = (InetSocketAddress) server.addresses().get(endpoint);
    return new Socket(address.getAddress(), address.getPort());
  }

  private String ask(int endpoint, String request) throws IOException {
    try (Socket socket = connect(endpoint)) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
