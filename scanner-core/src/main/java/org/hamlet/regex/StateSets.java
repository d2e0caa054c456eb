package org.hamlet.regex;

import java.util.Arrays;

/**
 * Works out which states of an automaton follow on which. Reuses its arrays: one thread at a time.
 */
final class StateSets {

  private final BackwardNfa nfa;
  private final int[] seenAt;
  private int[] open = new int[16];
  private int[] taking = new int[16];
  private int takingCount;
  private int round;
  private int visited;

  StateSets(BackwardNfa nfa) {
    this.nfa = nfa;
    seenAt = new int[nfa.size()];
  }

  /**
   * Goes on from some states and the start as far as is possible without reading a byte.
   *
   * @param left the byte that will be read next
   * @param right the byte that was read last, or one of the same kind
   * @return whether the beginning of a match is reached
   */
  boolean close(int[] states, int left, int right) {
    round++;
    visited = 0;
    takingCount = 0;
    int depth = 0;
    boolean accepts = false;
    open = Arrays.copyOf(open, Math.max(open.length, states.length + 1));
    for (int state : states) {
      open[depth++] = state;
    }
    open[depth++] = nfa.start();
    while (depth > 0) {
      int state = open[--depth];
      if (seenAt[state] == round) {
        continue;
      }
      seenAt[state] = round;
      visited++;
      if (state == BackwardNfa.ACCEPT) {
        accepts = true;
      } else if (nfa.takes(state)) {
        addTaking(state);
      } else if (nfa.passes(state, left, right)) {
        if (depth + 2 > open.length) {
          open = Arrays.copyOf(open, 2 * open.length);
        }
        open[depth++] = nfa.successor(state);
        open[depth++] = nfa.otherSuccessor(state);
      }
    }
    return accepts;
  }

  /** How many states {@link #close} came to: what it cost. */
  int visited() {
    return visited;
  }

  private void addTaking(int state) {
    if (takingCount == taking.length) {
      taking = Arrays.copyOf(taking, 2 * taking.length);
    }
    taking[takingCount++] = state;
  }

  /** After {@link #close}: the states behind the next byte, sorted. */
  int[] after(int left) {
    if (left == Guard.EDGE) {
      return new int[0];
    }
    round++;
    int count = 0;
    int[] reached = new int[takingCount];
    for (int i = 0; i < takingCount; i++) {
      int target = nfa.successor(taking[i]);
      if (nfa.takes(taking[i], left) && seenAt[target] != round) {
        seenAt[target] = round;
        reached[count++] = target;
      }
    }
    int[] states = Arrays.copyOf(reached, count);
    Arrays.sort(states);
    return states;
  }
}
