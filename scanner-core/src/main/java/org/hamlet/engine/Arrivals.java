package org.hamlet.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hamlet.verdict.LimitReached;

/**
 * What one scan waits for. Answers come on any thread and wait in a queue until the scan handles
 * them on its own, to which all methods are confined.
 */
final class Arrivals {

  /**
   * Most questions about hosts of one message on their way at once: a domain whose servers keep
   * silent must not hold the places of all mail.
   */
  static final int MAX_IN_TURN = 20;

  private final NetTimeout timeout;
  private final BlockingQueue<Runnable> arrived = new LinkedBlockingQueue<>();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int inTurn;
  private int sent;
  private int open;
  private long lastSentNanos;

  Arrivals(NetTimeout timeout) {
    this.timeout = timeout;
  }

  /** Waits for an answer, which {@code then} gets if it comes in time. */
  <T> void await(CompletableFuture<T> answer, Consumer<T> then) {
    sent++;
    open++;
    lastSentNanos = System.nanoTime();
    CompletableFuture<Void> unused =
        answer.thenAccept(value -> arrived.add(() -> then.accept(value)));
  }

  /**
   * The same for what goes out when there is a place for it, of {@value #MAX_IN_TURN}; never, where
   * time is up before.
   */
  <T> void awaitInTurn(Supplier<CompletableFuture<T>> asking, Consumer<T> then) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    await(
        answer,
        value -> {
          inTurn--;
          then.accept(value);
        });
    waiting.add(() -> forward(asking.get(), answer));
    sendWaiting();
  }

  private static <T> void forward(CompletableFuture<T> reply, CompletableFuture<T> answer) {
    CompletableFuture<Void> unused = reply.thenAccept(answer::complete);
  }

  private void sendWaiting() {
    while (inTurn < MAX_IN_TURN && !waiting.isEmpty()) {
      inTurn++;
      waiting.remove().run();
    }
  }

  /** Handles what has arrived, waiting for what is missing until time is up. */
  void handle(long deadlineNanos) {
    try {
      while (open > 0) {
        Runnable next = arrived.poll(Math.max(0, waitNanos(deadlineNanos)), TimeUnit.NANOSECONDS);
        if (next == null) {
          return;
        }
        open--;
        next.run();
        if (System.nanoTime() < deadlineNanos) {
          sendWaiting();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long waitNanos(long deadlineNanos) {
    long now = System.nanoTime();
    double done = (double) (sent - open) / sent;
    Duration patience = timeout.after(done);
    return Math.min(deadlineNanos - now, lastSentNanos + patience.toNanos() - now);
  }

  /** That not everything came in time. */
  Optional<LimitReached> missing() {
    String text = timeout.initial().toSeconds() + " s; questions without an answer: " + open;
    return open == 0 ? Optional.empty() : Optional.of(new LimitReached("rbl_timeout", text));
  }
}
