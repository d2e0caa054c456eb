package org.hamlet.models.disk;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what was written to the disk a little later, many writes at once. The one thread for it
 * starts with the first write and ends when nothing was written for a while. Thread-safe.
 */
public final class Settler {

  /** Longest time between a write and the disk. */
  static final Duration INTERVAL = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);
  private static final long IDLE_SECONDS = 10;

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Settler::daemon);
  private final Set<Settling> waiting = new LinkedHashSet<>();

  /** One that has nothing to do yet. */
  public Settler() {
    timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  /** What waits for the disk. */
  @FunctionalInterface
  public interface Settling {
    /** Returns when all is on the disk. */
    void settle() throws IOException;
  }

  /** Something was written that is to be settled. */
  public void soon(Settling written) {
    synchronized (waiting) {
      waiting.add(written);
      if (waiting.size() > 1) {
        return;
      }
    }
    Future<?> unused = timer.schedule(this::run, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    List<Settling> due;
    synchronized (waiting) {
      due = List.copyOf(waiting);
      waiting.clear();
    }
    for (Settling written : due) {
      try {
        written.settle();
      } catch (IOException e) {
        LOG.warn("what was learned may not be on the disk: {}", e.toString());
      }
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "store-settle");
    thread.setDaemon(true);
    return thread;
  }
}
