package org.hamlet.spamd.server;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that scan, and the bounded queue before them. Thread-safe. */
final class Workers {

  private static final long IDLE_SECONDS = 60;

  private final ThreadPoolExecutor pool;
  private final AtomicInteger number = new AtomicInteger();

  Workers(int threads, int queued) {
    pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queued),
            task -> new Thread(task, "scan-" + number.incrementAndGet()));
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * Queues a task.
   *
   * @throws RejectedExecutionException when the queue is full or closed
   */
  void submit(Runnable task) {
    pool.execute(task);
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
