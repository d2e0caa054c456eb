package org.hamlet.net.resolver;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A question on its way by UDP, and who waits for the reply. Confined to one thread. */
final class AwaitedReply {

  /**
   * Most datagrams that are no reply to one question: each may be a guess at its id. After these it
   * counts as unanswered, and goes out again from another port.
   */
  static final int MAX_STRAY = 100;

  private final DatagramChannel channel;
  private final SentQuestion question;
  private final CompletableFuture<byte[]> reply;
  private final long deadlineNanos;
  private int stray;

  AwaitedReply(
      DatagramChannel channel,
      SentQuestion question,
      CompletableFuture<byte[]> reply,
      Duration timeout) {
    this.channel = channel;
    this.question = question;
    this.reply = reply;
    this.deadlineNanos = System.nanoTime() + timeout.toNanos();
  }

  void register(Selector all) {
    try {
      channel.register(all, SelectionKey.OP_READ, this);
    } catch (ClosedChannelException e) {
      fail(e);
    }
  }

  long nanosLeft() {
    return deadlineNanos - System.nanoTime();
  }

  /** Reads what has come; ends with the reply, or when the server's machine says there is none. */
  void read(ByteBuffer buffer) {
    try {
      while (channel.isOpen() && channel.read(buffer.clear()) > 0) {
        buffer.flip();
        if (question.isAnsweredBy(buffer)) {
          byte[] bytes = new byte[buffer.limit()];
          buffer.get(bytes);
          channel.close();
          reply.complete(question.repeatedIn(bytes));
        } else if (++stray > MAX_STRAY) {
          fail(new IOException("more than " + MAX_STRAY + " datagrams are no reply"));
        }
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  void endIfLate() {
    if (nanosLeft() <= 0) {
      fail(new SocketTimeoutException("no reply"));
    }
  }

  void fail(IOException why) {
    try {
      channel.close();
    } catch (IOException closed) {
      why.addSuppressed(closed);
    }
    reply.completeExceptionally(why);
  }
}
