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
 * Brings what was written to the disk a little later, many writes at once. Each file has one {@link
 * Settlement}, which goes to the disk once however often it was asked for. The one thread for all
 * starts with the first write and ends when nothing was written for a while. Thread-safe.
 */
public final class Settler {

  /** Longest time between a write and the disk. */
  static final Duration INTERVAL = Duration.ofMillis(500);

  private static final long IDLE_SECONDS = 10;

  /** When what failed is tried again. */
  static final long RETRY_SECONDS = 5;

  private final Timer timer;
  private final Set<Settlement> waiting = new LinkedHashSet<>();

  /** One that has nothing to do yet. */
  public Settler() {
    this(threadOfOwn());
  }

  /** One whose work is begun by that timer. */
  Settler(Timer timer) {
    this.timer = timer;
  }

  private static Timer threadOfOwn() {
    ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, Settler::daemon);
    thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    thread.allowCoreThreadTimeOut(true);
    return (work, delay) -> {
      Future<?> unused = thread.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    };
  }

  /** What begins work later. */
  @FunctionalInterface
  interface Timer {
    void after(Runnable work, Duration delay);
  }

  /** What can be brought to the disk. */
  @FunctionalInterface
  public interface Settling {
    /** Returns when all is on the disk. */
    void settle() throws IOException;
  }

  /** One file's way to the disk. */
  public final class Settlement {
    private final Settling file;

    private Settlement(Settling file) {
      this.file = file;
    }

    /** Something was written that is to be settled. */
    public void soon() {
      add(this);
    }
  }

  /** The way to the disk of one file, to be made once for it. */
  public Settlement of(Settling file) {
    return new Settlement(file);
  }

  private void add(Settlement written) {
    synchronized (waiting) {
      boolean first = waiting.isEmpty();
      waiting.add(written);
      if (first) {
        schedule();
      }
    }
  }

  /** Where no thread can be started for it now, the next write tries again. */
  private void schedule() {
    boolean done = false;
    try {
      timer.after(this::run, INTERVAL);
      done = true;
    } finally {
      if (!done) {
        waiting.clear();
      }
    }
  }

  /** Settles all that waits; what fails keeps no other waiting and is tried again later. */
  void run() {
    List<Settlement> due;
    synchronized (waiting) {
      due = List.copyOf(waiting);
      waiting.clear();
    }
    for (Settlement written : due) {
      try {
        written.file.settle();
      } catch (IOException | RuntimeException | Error e) {
        log().warn("what was learned may not be on the disk: {}", e.toString());
        timer.after(written::soon, Duration.ofSeconds(RETRY_SECONDS));
      }
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "store-settle");
    thread.setDaemon(true);
    return thread;
  }

  /** Made when there is something to tell: to set up a log takes longer than a scan. */
  private static Logger log() {
    return LoggerFactory.getLogger(Settler.class);
  }
}
