package org.hamlet.spamd.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamlet.spamd.server.Loopback.check;
import static org.hamlet.spamd.server.Loopback.readAll;
import static org.hamlet.spamd.server.Loopback.send;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.hamlet.spamd.figures.FiguresText;
import org.hamlet.spamd.service.FakeScanner;
import org.hamlet.spamd.service.RequestHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More messages than there is room for. */
@Timeout(60)
class OverloadTest {

  private static final Endpoint ANY_PORT = new Endpoint.Tcp("127.0.0.1", 0);
  private static final int CLIENTS = 20;

  /** Less than one message needs while it is received, with its copy. */
  private static final HeapShares TIGHT = new HeapShares(20_000, 1 << 20);

  private static SpamdServer start() throws IOException {
    return SpamdServer.start(
        List.of(ANY_PORT),
        ServerOptions.DEFAULT,
        new RequestHandler(new FakeScanner(), new FakeScanner(), Duration.ofMinutes(5)),
        TIGHT);
  }

  /** All send the first part of a request, then all the rest, then all read. */
  private static void allAreAnswered(byte[] request, int first) throws IOException {
    try (SpamdServer server = start()) {
      List<SocketChannel> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        SocketChannel client = SocketChannel.open(server.addresses().get(0));
        send(client, request, 0, first);
        clients.add(client);
      }
      for (SocketChannel client : clients) {
        send(client, request, first, request.length);
        client.shutdownOutput();
      }
      for (SocketChannel client : clients) {
        assertThat(readAll(client)).startsWith("SPAMD/1.1 0 EX_OK");
        client.close();
      }
    }
  }

  @Test
  void messagesWithoutRoomWaitAndAllAreAnswered() throws IOException {
    allAreAnswered(check(12_000), 5000);
  }

  @Test
  void messagesWithoutRoomWhenInflatedWaitAndAllAreAnswered() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(("From: a@example.com\n\n" + "x".repeat(30_000) + "\n").getBytes(ISO_8859_1));
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    String head = "CHECK SPAMC/1.5\r\nCompress: zlib\r\nContent-length: " + packed.size();
    request.writeBytes((head + "\r\n\r\n").getBytes(ISO_8859_1));
    request.writeBytes(packed.toByteArray());
    allAreAnswered(request.toByteArray(), 20);
  }

  @Test
  void roomOfAMessageIsGivenBackWithItsAnswerAlthoughTheClientStays() throws IOException {
    try (SpamdServer server = start();
        SocketChannel client = SocketChannel.open(server.addresses().get(0))) {
      byte[] request = check(6000);
      send(client, request, 0, request.length);
      assertThat(readAll(client)).startsWith("SPAMD/1.1 0 EX_OK");
      FiguresText page = new FiguresText();
      server.writeFigures(page);
      assertThat(page.toString())
          .contains("\nhamlet_clients 1\n")
          .contains("\nhamlet_request_bytes 0\n");
    }
  }
}
