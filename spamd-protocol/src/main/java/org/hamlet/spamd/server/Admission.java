package org.hamlet.spamd.server;

import io.netty.channel.Channel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps what clients can take bounded. At the limit of clients no further connection is accepted,
 * so that they wait in the system's backlog instead of being turned away; a client whose bytes
 * would go beyond what all requests together may hold is refused. Thread-safe.
 */
final class Admission {

  private final int limit;
  private final long maxBytes;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicInteger inside = new AtomicInteger();
  private final List<Channel> doors = new CopyOnWriteArrayList<>();

  /**
   * Bounds.
   *
   * @param limit clients at once
   * @param maxBytes bytes of requests held at once
   */
  Admission(int limit, long maxBytes) {
    this.limit = limit;
    this.maxBytes = maxBytes;
  }

  /** Takes a listening channel in. */
  void add(Channel door) {
    doors.add(door);
  }

  void entered() {
    if (inside.incrementAndGet() >= limit) {
      doors.forEach(door -> door.config().setAutoRead(false));
    }
  }

  void left() {
    if (inside.decrementAndGet() < limit) {
      doors.forEach(door -> door.config().setAutoRead(true));
    }
  }

  /** Takes room for bytes that came; false, and nothing taken, when there is none. */
  boolean reserve(long count) {
    if (bytes.addAndGet(count) > maxBytes) {
      bytes.addAndGet(-count);
      return false;
    }
    return true;
  }

  /** Gives room back. */
  void release(long count) {
    bytes.addAndGet(-count);
  }

  /** How many clients are connected. */
  int inside() {
    return inside.get();
  }
}
