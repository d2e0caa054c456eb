package org.hamlet.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hamlet.message.Bytes;

/**
 * Tells at which places of a text a match can begin, by a small table walked from each place until
 * no match can come of it: two or three bytes mostly. Made by the subset construction from {@link
 * PrefixNfa}, breadth first and only so far; what is not worked out counts as possible.
 *
 * <p>Pays for patterns that begin with many alternatives, where a backtracking matcher tries them
 * all at every place. Cost is linear: at most {@link PrefixNfa#MAX_DEPTH_BYTES} steps a place.
 * Immutable; thread-safe.
 */
final class StartAutomaton {

  /** Most states worked out. */
  static final int MAX_STATES = 200;

  /** Where more than one place in so many passes, the table does not pay. */
  private static final double WORTH_IT = 1.0 / 12;

  private static final short DEAD = -1;
  private static final short POSSIBLE = -2;

  private final byte[] classOf;
  private final int classes;
  private final short[] table;

  private StartAutomaton(byte[] classOf, int classes, short[] table) {
    this.classOf = classOf;
    this.classes = classes;
    this.table = table;
  }

  /** The automaton of a pattern; empty when it would let too many places pass. */
  static Optional<StartAutomaton> of(Node root) {
    PrefixNfa nfa = PrefixNfa.of(root);
    StartAutomaton made = new Construction(nfa).run();
    return made.passing() > WORTH_IT ? Optional.empty() : Optional.of(made);
  }

  /** The first place at or after {@code from} where a match may begin; -1 when there is none. */
  int next(Bytes text, int from) {
    byte[] array = text.array();
    int end = text.end();
    for (int at = text.offset() + from; at < end; at++) {
      int state = 0;
      for (int i = at, limit = at + PrefixNfa.MAX_DEPTH_BYTES; ; i++) {
        if (i == end) {
          break;
        }
        state = i == limit ? POSSIBLE : table[state * classes + (classOf[array[i] & 0xFF] & 0xFF)];
        if (state == POSSIBLE) {
          return at - text.offset();
        }
        if (state == DEAD) {
          break;
        }
      }
    }
    return -1;
  }

  /** The part of all places that is expected to pass, in ordinary mail. */
  private double passing() {
    double[] frequency = new double[classes];
    for (int c = 0; c < 256; c++) {
      frequency[classOf[c] & 0xFF] += ByteFrequency.of(ByteSet.single(c));
    }
    double[] mass = new double[Math.max(1, table.length / classes)];
    mass[0] = 1;
    double passed = table.length == 0 ? 1 : 0;
    for (int depth = 0; depth < PrefixNfa.MAX_DEPTH_BYTES; depth++) {
      double[] after = new double[mass.length];
      for (int i = 0; i < table.length; i++) {
        double flow = mass[i / classes] * frequency[i % classes];
        passed += table[i] == POSSIBLE ? flow : 0;
        if (table[i] >= 0) {
          after[table[i]] += flow;
        }
      }
      mass = after;
    }
    for (double rest : mass) {
      passed += rest;
    }
    return passed;
  }

  /** The subset construction. */
  private static final class Construction {
    private final PrefixNfa nfa;
    private final byte[] classOf = new byte[256];
    private final Map<ByteSet, int[]> classesOf = new HashMap<>();
    private final Map<BitSet, Short> numbers = new HashMap<>();
    private final List<BitSet> states = new ArrayList<>();
    private int classes;

    Construction(PrefixNfa nfa) {
      this.nfa = nfa;
      divideBytes();
    }

    /** Bytes that are in the same sets everywhere form a class. */
    private void divideBytes() {
      for (int s = 0; s < nfa.size(); s++) {
        if (nfa.set(s) != null) {
          classesOf.put(nfa.set(s), new int[0]);
        }
      }
      List<ByteSet> distinct = List.copyOf(classesOf.keySet());
      Map<BitSet, Integer> known = new LinkedHashMap<>();
      for (int c = 0; c < 256; c++) {
        BitSet members = new BitSet();
        for (int i = 0; i < distinct.size(); i++) {
          members.set(i, distinct.get(i).contains(c));
        }
        classOf[c] = known.computeIfAbsent(members, m -> known.size()).byteValue();
      }
      classes = known.size();
      for (ByteSet set : distinct) {
        BitSet inside = new BitSet();
        for (int c = set.first(); c >= 0; c = c < 255 ? set.next(c + 1) : -1) {
          inside.set(classOf[c] & 0xFF);
        }
        classesOf.put(set, inside.stream().toArray());
      }
    }

    StartAutomaton run() {
      BitSet begin = nfa.closure(nfa.start());
      if (begin.get(PrefixNfa.ACCEPT)) {
        return new StartAutomaton(classOf, classes, new short[0]);
      }
      number(begin);
      short[] table = new short[MAX_STATES * classes];
      for (int s = 0; s < states.size(); s++) {
        enterRow(states.get(s), table, s * classes);
      }
      return new StartAutomaton(classOf, classes, Arrays.copyOf(table, states.size() * classes));
    }

    private void enterRow(BitSet from, short[] table, int row) {
      BitSet[] to = new BitSet[classes];
      for (int s = from.nextSetBit(0); s >= 0; s = from.nextSetBit(s + 1)) {
        if (nfa.set(s) == null) {
          continue;
        }
        BitSet reached = nfa.closure(nfa.successor(s));
        for (int c : classesOf.get(nfa.set(s))) {
          to[c] = to[c] == null ? new BitSet(nfa.size()) : to[c];
          to[c].or(reached);
        }
      }
      for (int c = 0; c < classes; c++) {
        table[row + c] = to[c] == null ? DEAD : stateOf(to[c]);
      }
    }

    private short stateOf(BitSet reached) {
      return reached.get(PrefixNfa.ACCEPT) ? POSSIBLE : number(reached);
    }

    private short number(BitSet state) {
      Short known = numbers.get(state);
      if (known == null) {
        if (states.size() == MAX_STATES) {
          return POSSIBLE;
        }
        known = (short) states.size();
        numbers.put(state, known);
        states.add(state);
      }
      return known;
    }
  }
}
