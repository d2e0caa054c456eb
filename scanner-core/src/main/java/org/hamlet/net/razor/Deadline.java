package org.hamlet.net.razor;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * When a socket is closed, whoever reads or writes there. The thread that does so is the one with
 * which Java ends futures in time, for all sockets. Thread-safe.
 */
final class Deadline implements Closeable {

  private final Socket socket;
  private final long nanos;
  private final CompletableFuture<Void> over = new CompletableFuture<>();

  private Deadline(Socket socket, Duration patience) {
    this.socket = socket;
    this.nanos = System.nanoTime() + patience.toNanos();
  }

  /** Closes the socket after that time, or with {@link #close}. */
  static Deadline closing(Socket socket, Duration patience) {
    Deadline deadline = new Deadline(socket, patience);
    CompletableFuture<Void> unused = deadline.over.thenRun(deadline::closeSocket);
    deadline.over.completeOnTimeout(null, patience.toMillis() + 1, TimeUnit.MILLISECONDS);
    return deadline;
  }

  /** Time left, for sockets, to which 0 is no limit: at least 1. */
  int millisLeft() {
    long left = Duration.ofNanos(nanos - System.nanoTime()).toMillis();
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, left));
  }

  /** What is told where the socket failed: that it was in time, or what happened. */
  IOException cause(IOException e) {
    return e instanceof SocketTimeoutException || System.nanoTime() - nanos >= 0
        ? new SocketTimeoutException("it does not answer in time")
        : e;
  }

  private void closeSocket() {
    try {
      socket.close();
    } catch (IOException closed) {
      // Nothing more can be done for it.
    }
  }

  /** Closes the socket now. */
  @Override
  public void close() {
    over.complete(null);
  }
}
