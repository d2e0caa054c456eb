package org.hamlet.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps what a message makes one list be asked from using up the questions of its scan: what is
 * asked for a list may take half of what the others have left, so that however many hosts a mail
 * links to there are questions for who sent it. One scan, one thread.
 */
final class QuestionShares {

  /** How much of what is left one list may take. */
  static final int MAX_PERCENT = 50;

  private static final int ALL = 100;

  private final Map<String, Integer> sent = new HashMap<>();
  private final Set<String> cut = new TreeSet<>();

  /**
   * Takes a question of a list's share; {@code false} when it is used up.
   *
   * @param list as {@link ScanNetwork#towards} has it; without a name it has no share
   * @param all how many the scan sent already
   * @param most how many it may send
   */
  boolean take(String list, int all, int most) {
    if (list.isEmpty()) {
      return true;
    }
    int own = sent.getOrDefault(list, 0);
    boolean within = ALL * own < MAX_PERCENT * (most - (all - own));
    if (within) {
      sent.put(list, own + 1);
    } else {
      cut.add(list);
    }
    return within;
  }

  /** The lists whose share was used up. */
  Set<String> cut() {
    return cut;
  }
}
