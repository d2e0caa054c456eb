package org.hamlet.net.resolver;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.UnsupportedAddressTypeException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Message;
import org.xbill.DNS.io.UdpIoClient;

/**
 * Sends questions by UDP, each from a random port of its own, and waits for the reply that belongs
 * to it. dnsjava's own client takes the first datagram that comes for the reply, so that whoever
 * finds the port ends the question; here others are dropped. One thread serves all questions, also
 * what is done with replies; it ends a while after the last question. Thread-safe.
 */
final class Datagrams implements UdpIoClient {

  /** How long the thread waits for another question. */
  static final Duration IDLE = Duration.ofSeconds(10);

  /** Those below are left to programs that are there to be found. */
  private static final int FIRST_PORT = 32_768;

  private static final int LAST_PORT = 65_535;

  /** How often another port is tried where one is taken. */
  static final int MAX_BIND_TRIES = 20;

  private static final int DATAGRAM_BYTES = 65_535;
  private static final Logger LOG = LoggerFactory.getLogger(Datagrams.class);

  private final boolean exact;
  private final Duration idle;
  private final ThreadFactory threads;
  private final IntFunction<ByteBuffer> memory;
  private final IntSupplier ports;
  private final Queue<AwaitedReply> added = new ArrayDeque<>();
  private @Nullable Selector selector;

  /**
   * A client; no thread is there before a question is.
   *
   * @param exact whether a reply has to repeat the case of letters
   */
  Datagrams(boolean exact) {
    this(exact, IDLE, Datagrams::daemon, ByteBuffer::allocate, randomPorts());
  }

  /**
   * The same.
   *
   * @param idle how long its thread waits for another question
   * @param memory makes the buffer for replies, of so many bytes
   * @param ports from which to send, one for each try
   */
  Datagrams(
      boolean exact,
      Duration idle,
      ThreadFactory threads,
      IntFunction<ByteBuffer> memory,
      IntSupplier ports) {
    this.exact = exact;
    this.idle = idle;
    this.threads = threads;
    this.memory = memory;
    this.ports = ports;
  }

  static IntSupplier randomPorts() {
    SecureRandom random = new SecureRandom();
    return () -> FIRST_PORT + random.nextInt(LAST_PORT - FIRST_PORT + 1);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "hamlet-dns");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public CompletableFuture<byte[]> sendAndReceiveUdp(
      @Nullable InetSocketAddress local,
      InetSocketAddress remote,
      Message query,
      byte[] question,
      int maxBytes,
      Duration timeout) {
    CompletableFuture<byte[]> reply = new CompletableFuture<>();
    try {
      DatagramChannel channel = sent(question, remote);
      add(new AwaitedReply(channel, new SentQuestion(question, exact), reply, timeout));
    } catch (IOException | UnsupportedAddressTypeException e) {
      reply.completeExceptionally(e);
    }
    return reply;
  }

  /** The kernel lets nothing through to it but what comes from that server's address and port. */
  private DatagramChannel sent(byte[] question, InetSocketAddress remote) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    boolean done = false;
    try {
      channel.configureBlocking(false);
      bind(channel);
      channel.connect(remote);
      channel.write(ByteBuffer.wrap(question));
      done = true;
      return channel;
    } finally {
      if (!done) {
        channel.close();
      }
    }
  }

  private void bind(DatagramChannel channel) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        channel.bind(new InetSocketAddress(ports.getAsInt()));
        return;
      } catch (BindException taken) {
        if (tries == MAX_BIND_TRIES) {
          throw taken;
        }
      }
    }
  }

  /** Who waits is told of a failure outside of this lock: what he does then takes others. */
  private void add(AwaitedReply reply) {
    try {
      await(reply);
    } catch (IOException e) {
      reply.fail(e);
    }
  }

  private synchronized void await(AwaitedReply reply) throws IOException {
    if (selector == null) {
      selector = started();
    }
    added.add(reply);
    selector.wakeup();
  }

  /** A small machine may have no room for one more thread: that question is unanswered then. */
  private Selector started() throws IOException {
    Selector opened = Selector.open();
    boolean done = false;
    try {
      threads.newThread(() -> serve(opened)).start();
      done = true;
      return opened;
    } catch (OutOfMemoryError noRoom) {
      throw new IOException("no thread can be started", noRoom);
    } finally {
      if (!done) {
        opened.close();
      }
    }
  }

  /** Ends when idle, or with whatever goes wrong: those who wait are told before the log is. */
  private void serve(Selector all) {
    try {
      receive(all);
    } catch (IOException | RuntimeException | Error why) {
      stop(all, why);
      LOG.error("questions on their way by UDP came to nothing", why);
    }
  }

  private void receive(Selector all) throws IOException {
    ByteBuffer buffer = memory.apply(DATAGRAM_BYTES);
    long idleSince = System.nanoTime();
    while (goesOn(all, idleSince)) {
      all.select(key -> reply(key).read(buffer), millisToWait(all));
      for (SelectionKey key : List.copyOf(all.keys())) {
        reply(key).endIfLate();
      }
      idleSince = all.keys().isEmpty() ? idleSince : System.nanoTime();
    }
  }

  private static AwaitedReply reply(SelectionKey key) {
    return (AwaitedReply) key.attachment();
  }

  /** Takes what was added; {@code false} when nothing was for long, after which all is closed. */
  private synchronized boolean goesOn(Selector all, long idleSince) throws IOException {
    for (AwaitedReply reply = added.poll(); reply != null; reply = added.poll()) {
      reply.register(all);
    }
    if (!all.keys().isEmpty() || System.nanoTime() - idleSince < idle.toNanos()) {
      return true;
    }
    selector = null;
    all.close();
    return false;
  }

  private long millisToWait(Selector all) {
    long least = idle.toNanos();
    for (SelectionKey key : all.keys()) {
      least = Math.min(least, reply(key).nanosLeft());
    }
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(least));
  }

  /** What waits is told; the next question begins with another thread. */
  private void stop(Selector all, Throwable why) {
    List<AwaitedReply> waiting = List.of();
    synchronized (this) {
      if (selector == all) {
        selector = null;
        waiting = List.copyOf(added);
        added.clear();
      }
    }
    waiting.forEach(reply -> reply.fail(new IOException(why)));
    if (all.isOpen()) {
      all.keys().forEach(key -> reply(key).fail(new IOException(why)));
    }
    try {
      all.close();
    } catch (IOException closed) {
      LOG.debug("a selector is not closed", closed);
    }
  }
}
