package org.hamlet.spamd.server;

import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.hamlet.spamd.codec.Room;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes that all requests hold together, with a limit. Requests for which there is no room
 * wait, those of clients that came first before others. So that requests of which each has a part
 * cannot wait for each other for ever, the first of them may go beyond the limit, one at a time:
 * what is held is never more than the limit, what one request takes, and {@link #ALWAYS_BYTES} a
 * client. Confined to the event loop, but for {@link #now} and {@link #most}.
 */
final class HeldBytes {

  /** What each request gets in any case, in bytes: enough for PING. */
  static final long ALWAYS_BYTES = 4096;

  private static final Logger LOG = LoggerFactory.getLogger(HeldBytes.class);

  private final long maxBytes;
  private final Executor loop;
  private final AtomicLong bytes = new AtomicLong();
  private final TreeSet<Part> line = new TreeSet<>(Comparator.comparingLong(part -> part.number));
  private long parts;
  private boolean calling;

  /** The one that may go beyond the limit. */
  private Optional<Part> beyond = Optional.empty();

  /**
   * Nothing is held.
   *
   * @param loop where those that waited go on
   */
  HeldBytes(long maxBytes, Executor loop) {
    this.maxBytes = maxBytes;
    this.loop = loop;
  }

  /** How many are held now. */
  long now() {
    return bytes.get();
  }

  /** How many may be held. */
  long most() {
    return maxBytes;
  }

  /** The part of one request, which came after those that have theirs. */
  Part part() {
    return new Part(parts++);
  }

  private boolean fits(long count) {
    return bytes.get() + count <= maxBytes;
  }

  /** Lets those go on that can, soon: whoever gives room back is in the middle of something. */
  private void callNext() {
    if (line.isEmpty() || calling) {
      return;
    }
    calling = true;
    try {
      loop.execute(this::letGoOn);
    } catch (RejectedExecutionException e) {
      LOG.debug("spamd: the server ended while requests waited for room");
    }
  }

  private void letGoOn() {
    calling = false;
    while (!line.isEmpty()) {
      Part first = line.first();
      if (!fits(first.wanted - first.mine)) {
        if (beyond.isPresent() && !fits(0)) {
          return;
        }
        beyond = Optional.of(first);
      }
      line.remove(first);
      first.goOn.run();
    }
  }

  /** What one request holds. */
  final class Part implements Room {
    private final long number;
    private long mine;

    /** How much it would have held, had there been room. */
    private long wanted;

    private Runnable goOn = () -> {};

    private Part(long number) {
      this.number = number;
    }

    @Override
    public boolean take(long count) {
      boolean given = mine + count <= ALWAYS_BYTES || mayGoBeyond() || (first() && fits(count));
      if (!given) {
        wanted = mine + count;
        return false;
      }
      bytes.addAndGet(count);
      mine += count;
      return true;
    }

    private boolean mayGoBeyond() {
      return beyond.isPresent() && beyond.get().equals(this);
    }

    /** Whether no client that came before waits. */
    private boolean first() {
      return line.isEmpty() || line.first().number > number;
    }

    @Override
    public void giveBack(long count) {
      bytes.addAndGet(-count);
      mine -= count;
      callNext();
    }

    /** Waits for the room it did not get, after giving back what it can. */
    void await(Runnable then) {
      goOn = then;
      line.add(this);
      callNext();
    }

    /** Gives all of it back, and waits no longer. */
    void giveBackAll() {
      line.remove(this);
      if (mayGoBeyond()) {
        beyond = Optional.empty();
      }
      giveBack(mine);
    }
  }
}
