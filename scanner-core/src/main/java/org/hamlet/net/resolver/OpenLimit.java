package org.hamlet.net.resolver;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Lets a limited number of questions be on their way; others wait in a line. Thread-safe. */
final class OpenLimit {

  private final int maxOpen;
  private final int maxWaiting;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int open;
  private boolean draining;

  /**
   * A limit.
   *
   * @param maxOpen questions on their way
   * @param maxWaiting questions in line; more are turned away
   */
  OpenLimit(int maxOpen, int maxWaiting) {
    this.maxOpen = maxOpen;
    this.maxWaiting = maxWaiting;
  }

  /** Runs {@code send} now or later; {@code false} when the line is too long. */
  boolean enter(Runnable send) {
    synchronized (this) {
      if (open >= maxOpen && waiting.size() >= maxWaiting) {
        return false;
      }
      waiting.add(send);
    }
    drain();
    return true;
  }

  /** A question that was let in is done. */
  void leave() {
    synchronized (this) {
      open--;
    }
    drain();
  }

  /** In a loop, not by calling itself: sends that fail at once would fill the stack. */
  private void drain() {
    synchronized (this) {
      if (draining) {
        return;
      }
      draining = true;
    }
    boolean through = false;
    try {
      Runnable next = next();
      while (next != null) {
        next.run();
        next = next();
      }
      through = true;
    } finally {
      if (!through) {
        stopDraining();
      }
    }
  }

  /** One question that fails must not keep those behind it from ever being sent. */
  private synchronized void stopDraining() {
    draining = false;
  }

  private synchronized @Nullable Runnable next() {
    if (open >= maxOpen || waiting.isEmpty()) {
      draining = false;
      return null;
    }
    open++;
    return waiting.poll();
  }
}
