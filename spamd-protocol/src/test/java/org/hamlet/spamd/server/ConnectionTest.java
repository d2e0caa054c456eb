package org.hamlet.spamd.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamlet.spamd.server.Loopback.await;
import static org.hamlet.spamd.server.Loopback.check;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.hamlet.spamd.service.FakeScanner;
import org.hamlet.spamd.service.MessageScanner;
import org.hamlet.spamd.service.RequestHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a client is told when, in a time that stands still.
 *
 * <p>Its times are {@link ServerOptions#timeoutTcp} and {@link ServerOptions#timeoutChild}.
 */
@Timeout(20)
class ConnectionTest {

  private static final Endpoint PORT = new Endpoint.Tcp("127.0.0.1", 783);
  private static final Duration CHILD = ServerOptions.DEFAULT.timeoutChild();
  private static final Duration TCP = ServerOptions.DEFAULT.timeoutTcp();
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final long MOST_HELD = 200_000;

  private final Queue<Runnable> loop = new ArrayDeque<>();
  private final HeldBytes held = new HeldBytes(MOST_HELD, loop::add);
  private final CountDownLatch free = new CountDownLatch(1);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final Workers workers = new Workers("scan", 1, 1);

  @AfterEach
  void close() {
    free.countDown();
    end.countDown();
    workers.close();
  }

  private FrozenChannel client(ServerOptions options) {
    MessageScanner scanner =
        request -> {
          begun.countDown();
          await(end);
          return new FakeScanner().scan(request);
        };
    Shared shared =
        new Shared(
            options,
            options.decoder(),
            new Admission(options.maxConnections()),
            held,
            new Answering(
                new RequestHandler(scanner, new FakeScanner(), options.timeoutChild()),
                HeapShares.of(1 << 28)),
            workers,
            new OpenRequests(),
            new ConnectionFigures());
    return FrozenChannel.with(new Connection(shared, PORT));
  }

  private void occupyTheWorker() {
    CountDownLatch occupied = new CountDownLatch(1);
    workers.submit(
        "somebody",
        () -> {
          occupied.countDown();
          await(free);
        });
    await(occupied);
  }

  @Test
  void timeOfAScanBeginsWithTheScanAndNotWhileItWaitsForAWorker() {
    occupyTheWorker();
    FrozenChannel client = client(ServerOptions.DEFAULT);
    client.receive(check(1000));
    client.pass(CHILD.multipliedBy(10));
    assertThat(client.sent()).isEmpty();
    free.countDown();
    await(begun);
    client.runPendingTasks();
    client.pass(CHILD.plus(GRACE).minusMillis(1));
    assertThat(client.sent()).isEmpty();
    client.pass(Duration.ofMillis(1));
    assertThat(client.sent())
        .isEqualTo("SPAMD/1.0 79 Timeout: (300 second timeout while trying to CHECK)\r\n");
  }

  @Test
  void requestThatComesInDropsIsGivenUpAfterTheTimeOfAScan() {
    FrozenChannel client = client(ServerOptions.DEFAULT);
    byte[] request = check(1000);
    for (int i = 0; i < 15; i++) {
      client.receive(new byte[] {request[i]});
      client.pass(Duration.ofSeconds(20));
    }
    assertThat(client.sent()).isEmpty();
    client.pass(GRACE);
    assertThat(client.sent())
        .isEqualTo("SPAMD/1.0 79 Timeout: (300 second timeout while trying to read a request)\r\n");
  }

  /** Five of them kept the room of all for as long as a scan may take. */
  @Test
  void whoTakesNothingOfItsAnswerIsLeftAfterTheTimeForABreak() {
    end.countDown();
    FrozenChannel client = client(ServerOptions.DEFAULT);
    TakesNothing reader = new TakesNothing();
    client.pipeline().addFirst(reader);
    client.receive("PING SPAMC/1.5\r\n\r\n".getBytes(ISO_8859_1));
    while (!reader.offered) {
      Thread.onSpinWait();
      client.runPendingTasks();
    }
    client.pass(TCP.minusMillis(1));
    assertThat(client.isOpen()).isTrue();
    client.pass(Duration.ofMillis(1));
    assertThat(client.isOpen()).isFalse();
  }

  private static final class TakesNothing extends ChannelOutboundHandlerAdapter {
    private boolean offered;

    @Override
    public void write(ChannelHandlerContext context, Object bytes, ChannelPromise never) {
      ReferenceCountUtil.release(bytes);
      offered = true;
    }
  }

  @Test
  void timeoutsOfZeroAreNoLimit() {
    FrozenChannel client = client(ServerOptions.DEFAULT.timeouts(Duration.ZERO, Duration.ZERO));
    byte[] request = check(1000);
    client.receive(Arrays.copyOf(request, 20));
    client.pass(Duration.ofDays(1));
    assertThat(client.sent()).isEmpty();
    client.receive(Arrays.copyOfRange(request, 20, request.length));
    await(begun);
    client.runPendingTasks();
    client.pass(Duration.ofDays(1));
    assertThat(client.sent()).isEmpty();
  }

  @Test
  void requestThatWaitsForRoomIsNotTooSlowAndIsToldInTheEndThatThereIsNone() {
    assertThat(held.part().take(MOST_HELD)).isTrue();
    HeldBytes.Part beyond = held.part();
    assertThat(beyond.take(MOST_HELD)).isFalse();
    beyond.await(() -> assertThat(beyond.take(MOST_HELD)).isTrue());
    loop.remove().run();
    FrozenChannel client = client(ServerOptions.DEFAULT);
    client.receive(check(120_000));
    client.pass(TCP.multipliedBy(3));
    assertThat(client.sent()).isEmpty();
    client.pass(CHILD);
    assertThat(client.sent())
        .isEqualTo(
            "SPAMD/1.0 75 Temp failure; user is invited to retry: "
                + "no memory left for this message now\r\n");
    assertThat(held.now()).isEqualTo(2 * MOST_HELD);
  }

  @Test
  void requestIsToldWhenTooManyWaitForAWorkerAndOneLessIsNot() {
    occupyTheWorker();
    FrozenChannel queued = client(ServerOptions.DEFAULT);
    FrozenChannel further = client(ServerOptions.DEFAULT);
    queued.receive(check(100));
    further.receive(check(100));
    assertThat(queued.sent()).isEmpty();
    assertThat(further.sent())
        .isEqualTo(
            "SPAMD/1.0 75 Temp failure; user is invited to retry: too many messages are"
                + " waiting\r\n");
  }

  @Test
  void commandsThatNeedNoRoomAreAnsweredWithoutAny() {
    assertThat(held.part().take(MOST_HELD)).isTrue();
    occupyTheWorker();
    client(ServerOptions.DEFAULT).receive("PING SPAMC/1.5\r\n\r\n".getBytes(ISO_8859_1));
    assertThat(workers.waiting()).isEqualTo(1);
  }
}
