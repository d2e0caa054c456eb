package org.hamlet.spamd.server;

import io.netty.channel.Channel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps what clients can take bounded. At the limit of clients no further connection is accepted,
 * so that they wait in the system's backlog instead of being turned away. Thread-safe.
 */
final class Admission {

  private final int limit;
  private final AtomicInteger inside = new AtomicInteger();
  private final List<Channel> doors = new CopyOnWriteArrayList<>();

  /** At most {@code limit} clients at once. */
  Admission(int limit) {
    this.limit = limit;
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

  /** How many clients are connected. */
  int inside() {
    return inside.get();
  }
}
