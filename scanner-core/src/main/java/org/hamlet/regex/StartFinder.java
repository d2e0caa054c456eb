package org.hamlet.regex;

import java.util.Arrays;
import java.util.Optional;
import org.hamlet.message.Bytes;

/**
 * Tells at which places of a text a match can begin, in one walk from the end of the text to its
 * beginning: no backtracking, linear time whatever the pattern and the text. For most patterns and
 * texts the answer is that there is no such place, and then nothing else is to be done.
 *
 * <p>The idea: {@link BackwardNfa} made deterministic state by state as texts ask for it, as RE2
 * and grep do (R. Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009; "lazy
 * DFA"). A state is the set of automaton states before the next byte, and the kind of the byte last
 * read, which anchors look at. The states found so far are kept for later texts up to a limit, then
 * forgotten as a whole.
 *
 * <p>The limits below are orders of magnitude, set for hostile texts; no run chose them among
 * others.
 *
 * <p>Thread-safe: threads share one table and read it without a lock; an entry tells all there is
 * to know and is either there or not. Entries are worked out under a lock.
 */
final class StartFinder {

  /** Entries worked out for one text, beside those that its length allows. */
  static final int MAX_ENTRIES_PER_TEXT = 4000;

  /** States looked at that count as one more entry: an entry may cost thousands or a few. */
  static final int STATES_PER_ENTRY = 64;

  /**
   * Tables filled for one text; one that would fill more is left to the matcher. The first may have
   * been nearly full before.
   */
  static final int MAX_FILLED_PER_TEXT = 2;

  /** Bytes of a text for which one more entry may be worked out. */
  static final int BYTES_PER_ENTRY = 4;

  /**
   * Automata larger than this do not count: of a pattern that begins with a part to be repeated
   * only the part is looked for, and it must begin as often as it is to be repeated.
   */
  private static final int MAX_STATES_WITH_COUNTS = 2_000;

  private final short[] classOf;
  private final int[] members;

  /** Kind of a byte for the guards that look right, by class. */
  private final int[] kindOf;

  private final StateSets sets;
  private final int placesNeeded;
  private volatile Transitions transitions;

  /**
   * What a finder is made of.
   *
   * @param nfa reads matches backwards
   * @param placesNeeded as often something must begin before a match can
   */
  record Plan(BackwardNfa nfa, int placesNeeded) {}

  StartFinder(Plan plan) {
    BackwardNfa nfa = plan.nfa();
    this.placesNeeded = plan.placesNeeded();
    ByteClasses classes = new ByteClasses();
    ByteClasses kinds = new ByteClasses();
    classes.divideEdge();
    nfa.sets().forEach(classes::divide);
    for (Guard guard : nfa.guards()) {
      classes.divide(guard.distinguished());
      if (guard.looksRight()) {
        kinds.divide(guard.distinguished());
      }
    }
    if (nfa.guards().stream().anyMatch(Guard::looksRight)) {
      kinds.divideEdge();
    }
    classOf = classes.classOf();
    members = classes.members();
    kindOf = Arrays.stream(members).map(b -> kinds.classOf()[b]).toArray();
    sets = new StateSets(nfa);
    transitions = new Transitions(members.length, kindOf[classOf[Guard.EDGE]]);
  }

  /** The plan for a pattern; empty when its automaton would be too large. */
  static Optional<Plan> plan(Node root) {
    Optional<BackwardNfa> whole = BackwardNfa.of(root);
    Optional<Node.Repeat> repeated = leadingRepeat(root);
    boolean large = whole.isEmpty() || whole.get().size() > MAX_STATES_WITH_COUNTS;
    if (large && repeated.isPresent()) {
      int times = repeated.get().min();
      return BackwardNfa.of(repeated.get().body(), 1).map(nfa -> new Plan(nfa, times));
    }
    return whole.map(nfa -> new Plan(nfa, 1));
  }

  /** The repetition of several bytes a pattern begins with, if each time takes at least one. */
  private static Optional<Node.Repeat> leadingRepeat(Node root) {
    Node first = root;
    while (first instanceof Node.Concat concat && !concat.parts().isEmpty()) {
      first = concat.parts().get(0);
    }
    return first instanceof Node.Repeat repeat
            && repeat.min() > 1
            && !FirstBytes.of(repeat.body()).empty()
        ? Optional.of(repeat)
        : Optional.empty();
  }

  /** Where in the text a match can begin. */
  StartPlaces find(Bytes text) {
    StartPlaces places = StartPlaces.NONE;
    int behind = 0; // places found so far, which are behind the next one
    Walk walk = new Walk(transitions, MAX_ENTRIES_PER_TEXT + text.length() / BYTES_PER_ENTRY);
    byte[] array = text.array();
    int begin = text.offset();
    // in locals: this loop is where most of the time of a scan goes
    char[] table = walk.known.table();
    short[] classes = classOf;
    int row = Transitions.FIRST_ROW;
    for (int i = text.end() - 1; i >= begin; i--) {
      int byteClass = classes[array[i] & 0xFF];
      int entry = table[row + byteClass];
      if (Transitions.isPlain(entry)) {
        row = Transitions.rowOfPlain(entry);
        continue;
      }
      if (entry == Transitions.UNKNOWN) {
        entry = walk.workOut(row, byteClass);
        table = walk.known.table();
        if (walk.isOverdone()) {
          return StartPlaces.EVERYWHERE;
        }
      }
      if (Transitions.accepts(entry) && ++behind >= placesNeeded) {
        places = places.with(i + 1 - begin);
      }
      row = Transitions.row(entry);
    }
    int entry = table[row + classOf[Guard.EDGE]];
    if (entry == Transitions.UNKNOWN) {
      entry = walk.workOut(row, classOf[Guard.EDGE]);
    }
    if (Transitions.accepts(entry) && ++behind >= placesNeeded) {
      places = places.with(0);
    }
    return places;
  }

  /** One walk through a text: what it knows of the table, and how much more it may work out. */
  private final class Walk {
    private Transitions known;
    private int left;
    private int filled;

    Walk(Transitions known, int left) {
      this.known = known;
      this.left = left;
    }

    /** Whether the text is left to the matcher. */
    boolean isOverdone() {
      return left < 0 || filled >= MAX_FILLED_PER_TEXT;
    }

    /** Works out the entry for a byte read in a state. */
    int workOut(int row, int byteClass) {
      left--;
      synchronized (sets) {
        int from = row;
        if (known.isFull()) {
          filled++;
          int[] here = known.states(row);
          int kind = known.kind(row);
          known = new Transitions(members.length, kindOf[classOf[Guard.EDGE]]);
          transitions = known;
          from = known.rowOf(here, kind);
        }
        int right = known.kind(from);
        boolean accepts = sets.close(known.states(from), members[byteClass], memberOfKind(right));
        left -= sets.visited() / STATES_PER_ENTRY;
        int target = known.rowOf(sets.after(members[byteClass]), kindOf[byteClass]);
        return known.enter(from + byteClass, target, accepts);
      }
    }
  }

  /** Some byte of a kind, or the edge. */
  private int memberOfKind(int kind) {
    for (int c = 0; c < kindOf.length; c++) {
      if (kindOf[c] == kind) {
        return members[c];
      }
    }
    throw new IllegalStateException("no byte of kind " + kind);
  }
}
