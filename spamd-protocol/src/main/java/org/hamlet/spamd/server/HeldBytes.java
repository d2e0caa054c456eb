package org.hamlet.spamd.server;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.hamlet.spamd.codec.Room;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes that all requests hold together, with a limit. Requests for which there is no room
 * wait: whose user holds least goes on first, so that who hands in a thousand messages waits for
 * himself, and of those the one that came first. So that requests of which each has a part cannot
 * wait for each other for ever, the first of them may go beyond the limit, one at a time: what is
 * held is never more than the limit, what one request takes, and {@link #ALWAYS_BYTES} a client.
 * Confined to the event loop, but for {@link #now} and {@link #most}.
 */
final class HeldBytes {

  /**
   * What each request gets in any case, in bytes: enough for PING and for a short mail, which so
   * does not wait for clients that hold all room and do not read their answers.
   */
  static final long ALWAYS_BYTES = 32_768;

  private static final Comparator<Part> TURN =
      Comparator.<Part>comparingLong(Part::ofOthersOfItsUser)
          .thenComparingLong(part -> part.number);

  private static final Logger LOG = LoggerFactory.getLogger(HeldBytes.class);

  private final long maxBytes;
  private final Executor loop;
  private final AtomicLong bytes = new AtomicLong();
  private final Set<Part> line = new HashSet<>();

  /** What requests of a user hold; of one that holds nothing there is no entry. */
  private final Map<String, Long> ofUsers = new HashMap<>();

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

  /** How many users hold something, nobody being one of them. */
  int users() {
    return ofUsers.size();
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
      Part first = Collections.min(line, TURN);
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
    private String user = "";

    /** How much it would have held, had there been room. */
    private long wanted;

    private Runnable goOn = () -> {};

    private Part(long number) {
      this.number = number;
    }

    /** Says whose it is; nobody's so far. */
    void isOf(String name) {
      if (!name.equals(user)) {
        long all = mine;
        count(-all);
        user = name;
        count(all);
      }
    }

    private void count(long more) {
      mine += more;
      ofUsers.merge(user, more, Long::sum);
      ofUsers.remove(user, 0L);
    }

    private long ofOthersOfItsUser() {
      return ofUsers.getOrDefault(user, 0L) - mine;
    }

    @Override
    public boolean take(long count) {
      boolean given = mine + count <= ALWAYS_BYTES || mayGoBeyond() || (first() && fits(count));
      if (!given) {
        wanted = mine + count;
        return false;
      }
      bytes.addAndGet(count);
      count(count);
      return true;
    }

    private boolean mayGoBeyond() {
      return beyond.isPresent() && beyond.get().equals(this);
    }

    /** Whether none waits whose turn is before. */
    private boolean first() {
      return line.stream().allMatch(other -> TURN.compare(this, other) <= 0);
    }

    @Override
    public void giveBack(long count) {
      bytes.addAndGet(-count);
      count(-count);
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
