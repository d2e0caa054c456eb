package org.hamlet.models.store;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what was written to the disk a little later, many writes at once. The thread for it starts
 * with the first write and ends when nothing was written for a while. Thread-safe.
 */
final class Syncer {

  /** Longest time between a write and the disk. */
  static final Duration INTERVAL = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(Syncer.class);
  private static final long IDLE_SECONDS = 10;

  private final Forcing forcing;
  private @Nullable ScheduledThreadPoolExecutor timer;
  private boolean planned;

  Syncer(Forcing forcing) {
    this.forcing = forcing;
  }

  /** What waits for the disk. */
  @FunctionalInterface
  interface Forcing {
    void force() throws IOException;
  }

  /** Something was written. */
  synchronized void written() {
    if (planned) {
      return;
    }
    if (timer == null) {
      timer = new ScheduledThreadPoolExecutor(1, Syncer::daemon);
      timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
      timer.allowCoreThreadTimeOut(true);
    }
    try {
      ScheduledFuture<?> soon =
          timer.schedule(this::run, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
      planned = !soon.isCancelled();
    } catch (RejectedExecutionException e) {
      LOG.debug("the store is being closed, which syncs it", e);
    }
  }

  private void run() {
    synchronized (this) {
      planned = false;
    }
    try {
      forcing.force();
    } catch (IOException e) {
      LOG.warn("what was learned may not be on the disk: {}", e.toString());
    }
  }

  synchronized void close() {
    if (timer != null) {
      timer.shutdownNow();
      timer = null;
    }
    planned = false;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "store-sync");
    thread.setDaemon(true);
    return thread;
  }
}
