package org.hamlet.net.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** How the thread that waits for replies ends, and what comes after. */
class DatagramsTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final AtomicInteger buffers = new AtomicInteger();
  private LoopbackServer server;

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackServer(DatagramsTest::reply, DatagramsTest::reply);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static byte[] reply(Message question) {
    Message reply = question.clone();
    reply.getHeader().setFlag(Flags.QR);
    return reply.toWire();
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "datagrams-test");
    thread.setDaemon(true);
    threads.add(thread);
    return thread;
  }

  /** Memory of which the first piece is so, all others as they should be. */
  private IntFunction<ByteBuffer> memory(IntFunction<ByteBuffer> first) {
    return bytes ->
        buffers.getAndIncrement() == 0 ? first.apply(bytes) : ByteBuffer.allocate(bytes);
  }

  private static CompletableFuture<byte[]> ask(Datagrams client, InetSocketAddress where)
      throws IOException {
    Message question =
        Message.newQuery(Record.newRecord(Name.fromString("a.example.com."), Type.A, 1));
    return client.sendAndReceiveUdp(null, where, question, question.toWire(), 512, LONG);
  }

  private void assertAnswered(Datagrams client) throws Exception {
    assertThat(ask(client, server.address()).get(10, TimeUnit.SECONDS)).isNotEmpty();
  }

  private void assertComesToNothing(Datagrams client, Class<? extends Throwable> because)
      throws IOException {
    CompletableFuture<byte[]> first = ask(client, server.address());
    assertThatThrownBy(() -> first.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class)
        .hasRootCauseInstanceOf(because);
  }

  /** Once all later questions waited for the thread that was gone. */
  @Test
  void anErrorEndsWhatIsOnItsWayAndTheNextQuestionIsAnswered() throws Exception {
    IntFunction<ByteBuffer> full =
        bytes -> {
          throw new OutOfMemoryError("no room for " + bytes);
        };
    Datagrams client =
        new Datagrams(false, LONG, this::thread, memory(full), Datagrams.randomPorts());
    assertComesToNothing(client, OutOfMemoryError.class);
    assertAnswered(client);
    assertThat(threads).hasSize(2);
  }

  @Test
  void aFaultOfOursWhileReadingEndsWhatIsOnItsWayAndTheNextQuestionIsAnswered() throws Exception {
    IntFunction<ByteBuffer> unfit = bytes -> ByteBuffer.allocate(bytes).asReadOnlyBuffer();
    Datagrams client =
        new Datagrams(false, LONG, this::thread, memory(unfit), Datagrams.randomPorts());
    assertComesToNothing(client, IllegalArgumentException.class);
    assertAnswered(client);
    assertThat(threads).hasSize(2);
  }

  @Test
  void whereNoThreadCanBeStartedTheQuestionEndsAndTheNextIsAnswered() throws Exception {
    AtomicInteger started = new AtomicInteger();
    ThreadFactory tight =
        work ->
            started.getAndIncrement() > 0
                ? thread(work)
                : new Thread() {
                  @Override
                  public synchronized void start() {
                    throw new OutOfMemoryError("unable to create native thread");
                  }
                };
    Datagrams client =
        new Datagrams(false, LONG, tight, ByteBuffer::allocate, Datagrams.randomPorts());
    assertComesToNothing(client, OutOfMemoryError.class);
    assertAnswered(client);
  }

  @Test
  void anIdleThreadEndsAndTheNextQuestionBeginsAnother() throws Exception {
    Datagrams client =
        new Datagrams(
            false,
            Duration.ofMillis(1),
            this::thread,
            ByteBuffer::allocate,
            Datagrams.randomPorts());
    assertAnswered(client);
    threads.get(0).join(10_000);
    assertThat(threads.get(0).isAlive()).isFalse();
    assertAnswered(client);
    assertThat(threads).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {Datagrams.MAX_BIND_TRIES - 1, Datagrams.MAX_BIND_TRIES})
  void portsThatAreTakenAreTriedUpToTheLimit(int taken) throws Exception {
    try (DatagramSocket other = new DatagramSocket()) {
      AtomicInteger tries = new AtomicInteger();
      IntSupplier ports = () -> tries.incrementAndGet() <= taken ? other.getLocalPort() : 0;
      Datagrams client =
          new Datagrams(false, LONG, this::thread, memory(ByteBuffer::allocate), ports);
      if (taken < Datagrams.MAX_BIND_TRIES) {
        assertAnswered(client);
      } else {
        assertComesToNothing(client, BindException.class);
      }
      assertThat(tries).hasValue(Datagrams.MAX_BIND_TRIES);
    }
  }
}
