package org.hamlet.spamd.server;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that answer, and the bounded queue before them, fair to users. Thread-safe. */
final class Workers {

  private static final long IDLE_SECONDS = 60;

  private final ThreadPoolExecutor pool;
  private final AtomicInteger number = new AtomicInteger();
  private final Turns turns = new Turns();

  /**
   * None started yet; each ends when it had nothing to do for {@link #IDLE_SECONDS}.
   *
   * @param name what the names of the threads begin with
   */
  Workers(String name, int threads, int queued) {
    pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queued),
            task -> new Thread(task, name + "-" + number.incrementAndGet()));
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * Queues a task; users take turns.
   *
   * @throws RejectedExecutionException when the queue is full or closed
   */
  synchronized void submit(String user, Runnable task) {
    pool.execute(() -> next().run());
    turns.add(user, task);
  }

  /** There is one for each thread that asks, since who submits holds the same lock. */
  private synchronized Runnable next() {
    return turns.next();
  }

  /** How many tasks wait for a thread. */
  int waiting() {
    return pool.getQueue().size();
  }

  /** How many run. */
  int running() {
    return pool.getActiveCount();
  }

  /** How many can run at once. */
  int threads() {
    return pool.getMaximumPoolSize();
  }

  /** Takes no more tasks, forgets those that wait and interrupts those that run. */
  void close() {
    pool.shutdownNow();
  }
}
