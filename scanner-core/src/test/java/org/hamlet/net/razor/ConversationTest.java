package org.hamlet.net.razor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hamlet.message.MessageParser;
import org.hamlet.message.ParsedMessage;
import org.hamlet.net.service.HostPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that hang, or go away at the wrong moment. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConversationTest {

  private static final byte[] GREETING = "sn=N\r\n".getBytes(StandardCharsets.US_ASCII);

  /** Says something and never reads. */
  private static ServerSocket deaf(byte[] says) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread =
        new Thread(
            () -> {
              try (Socket client = server.accept()) {
                client.getOutputStream().write(says);
                server.accept().close();
              } catch (IOException closed) {
                return;
              }
            });
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private static HostPort place(ServerSocket server) {
    return new HostPort("127.0.0.1", server.getLocalPort());
  }

  @Test
  void aServerThatDoesNotReadEndsAtTheDeadline() throws IOException {
    ParsedMessage large = new MessageParser().parse(new byte[20_000_000]);
    try (ServerSocket server = deaf(GREETING);
        Conversation with = Conversation.with(place(server), Duration.ofMillis(500))) {
      assertThatThrownBy(() -> with.send("a=r&message=*", large))
          .hasMessage("it does not answer in time");
    }
  }

  @Test
  void noTimeLeftIsNotForEver() throws IOException {
    try (ServerSocket server = deaf(new byte[0])) {
      for (long nanos : new long[] {-1, 0, 1, 999_999}) {
        assertThatThrownBy(() -> Conversation.with(place(server), Duration.ofNanos(nanos)))
            .isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void aServerThatIsGoneAfterItsAnswerHasAnswered() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HostPort place = place(server);
      CountDownLatch heard = new CountDownLatch(1);
      Thread thread =
          new Thread(
              () -> {
                try (Socket client = server.accept()) {
                  client.setSoLinger(true, 0);
                  client.getOutputStream().write(GREETING);
                  client.getOutputStream().write("res=1\r\n".getBytes(StandardCharsets.US_ASCII));
                  heard.await();
                } catch (IOException | InterruptedException closed) {
                  throw new IllegalStateException(closed);
                }
              });
      thread.setDaemon(true);
      thread.start();
      assertThat(answer(place, heard, thread).number("res", 0)).isEqualTo(1);
    }
  }

  /** What was answered by a server whose thread ends, and resets the connection, before leave. */
  private static SisLine answer(HostPort place, CountDownLatch heard, Thread thread)
      throws IOException {
    try (Conversation with = Conversation.with(place, Duration.ofSeconds(20))) {
      SisLine answer = with.list("a=c").get(0);
      heard.countDown();
      thread.join();
      return answer;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
