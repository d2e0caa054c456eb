package org.hamlet.spamd.server;

/** Counts requests whose answer is not written yet, so that a server can end after the last. */
final class OpenRequests {

  private int count;

  synchronized void begin() {
    count++;
  }

  synchronized void end() {
    count--;
    notifyAll();
  }

  /** Waits until all are answered, at most so long; whether they are. */
  synchronized boolean awaitNone(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    long left = millis;
    while (count > 0 && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
    return count == 0;
  }
}
