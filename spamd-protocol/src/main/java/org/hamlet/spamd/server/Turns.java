package org.hamlet.spamd.server;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;

/**
 * Tasks that wait, in turns: the next is the oldest of the user who has waited longest for a turn,
 * so that a user with a thousand messages delays those of others by one each (Nagle, RFC 970,
 * section 4). Confined to who holds it.
 */
final class Turns {

  /** In the order of turns; a user with nothing that waits is not in it. */
  private final Map<String, Queue<Runnable>> waiting = new LinkedHashMap<>();

  /** Adds a task behind the others of its user. */
  void add(String user, Runnable task) {
    waiting.computeIfAbsent(user, one -> new ArrayDeque<>()).add(task);
  }

  /**
   * Takes away the task whose turn it is.
   *
   * @throws java.util.NoSuchElementException when none waits
   */
  Runnable next() {
    Iterator<Map.Entry<String, Queue<Runnable>>> turns = waiting.entrySet().iterator();
    Map.Entry<String, Queue<Runnable>> turn = turns.next();
    turns.remove();
    Runnable task = turn.getValue().remove();
    if (!turn.getValue().isEmpty()) {
      waiting.put(turn.getKey(), turn.getValue());
    }
    return task;
  }
}
