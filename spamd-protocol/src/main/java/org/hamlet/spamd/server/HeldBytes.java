package org.hamlet.spamd.server;

import java.util.concurrent.atomic.AtomicLong;
import org.hamlet.spamd.codec.Room;

/** The bytes that all requests hold together, with a limit. Thread-safe. */
final class HeldBytes {

  private final long maxBytes;
  private final AtomicLong bytes = new AtomicLong();

  HeldBytes(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** How many are held now. */
  long now() {
    return bytes.get();
  }

  /** How many may be held. */
  long most() {
    return maxBytes;
  }

  /** The part of one request. */
  Part part() {
    return new Part();
  }

  /** What one request holds. One thread. */
  final class Part implements Room {
    private long mine;

    @Override
    public boolean take(long count) {
      if (bytes.addAndGet(count) > maxBytes) {
        bytes.addAndGet(-count);
        return false;
      }
      mine += count;
      return true;
    }

    @Override
    public void giveBack(long count) {
      bytes.addAndGet(-count);
      mine -= count;
    }

    /** Gives all of it back. */
    void giveBackAll() {
      giveBack(mine);
    }
  }
}
