package org.hamlet.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as a nondeterministic automaton that reads a match from its end to its beginning (K.
 * Thompson, "Regular Expression Search Algorithm", 1968). It takes whatever the pattern takes and
 * more: look-around is left out where it is wider than a byte, atomic groups give back, a back
 * reference takes all that its group could, large ranges of counts become endless. Immutable.
 */
final class BackwardNfa {

  /** Most states; a pattern that needs more even with all counts cut down has no automaton. */
  static final int MAX_STATES = 20_000;

  /** The state behind the beginning of a match. */
  static final int ACCEPT = 0;

  /** Counts are spelled out up to these, tried in turn until the automaton is small enough. */
  private static final int[] SPELLED_OUT_COUNTS = {1000, 30, 6, 3, 1};

  /** Largest difference between least and most that is spelled out. */
  private static final int MAX_OPTIONAL_COPIES = 2;

  /** What a state does; two successors only for {@link #SPLIT}. */
  private static final byte TAKE = 0;

  private static final byte SPLIT = 1;
  private static final byte GUARD = 2;

  private byte[] kinds = new byte[16];
  private int[] next = new int[16];

  /** The other successor, the number of a set, or the number of a guard. */
  private int[] extra = new int[16];

  private int size;
  private final List<ByteSet> sets = new ArrayList<>();
  private final List<Guard> guards = new ArrayList<>();
  private final Map<ByteSet, Integer> setNumbers = new HashMap<>();
  private final Map<Guard, Integer> guardNumbers = new HashMap<>();
  private int start;

  private BackwardNfa() {
    add(SPLIT, ACCEPT, ACCEPT);
  }

  /** The automaton of a pattern; empty when it would be too large. */
  static Optional<BackwardNfa> of(Node root) {
    for (int count : SPELLED_OUT_COUNTS) {
      BackwardNfa made = new BackwardNfa();
      made.start = made.new Construction(root, count).build(root, ACCEPT);
      if (made.size <= MAX_STATES) {
        made.trim();
        return Optional.of(made);
      }
    }
    return Optional.empty();
  }

  private void trim() {
    kinds = Arrays.copyOf(kinds, size);
    next = Arrays.copyOf(next, size);
    extra = Arrays.copyOf(extra, size);
    setNumbers.clear();
    guardNumbers.clear();
  }

  /** The state at the end of a match. */
  int start() {
    return start;
  }

  /** How many states there are. */
  int size() {
    return size;
  }

  /** All different sets that states take. */
  List<ByteSet> sets() {
    return sets;
  }

  /** All different guards. */
  List<Guard> guards() {
    return guards;
  }

  /** Whether a state takes a byte. */
  boolean takes(int state) {
    return kinds[state] == TAKE;
  }

  /** Whether a state that takes a byte takes this one. */
  boolean takes(int state, int value) {
    return sets.get(extra[state]).contains(value);
  }

  /** The state after a byte was taken or a guard passed. */
  int successor(int state) {
    return next[state];
  }

  /** The other way on, or the first again where there is only one. */
  int otherSuccessor(int state) {
    return kinds[state] == SPLIT ? extra[state] : next[state];
  }

  /** Whether a state other than a taking one may be left between two bytes. */
  boolean passes(int state, int left, int right) {
    return kinds[state] != GUARD || guards.get(extra[state]).holds(left, right);
  }

  private int add(byte kind, int successor, int more) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * size);
      next = Arrays.copyOf(next, 2 * size);
      extra = Arrays.copyOf(extra, 2 * size);
    }
    kinds[size] = kind;
    next[size] = successor;
    extra[size] = more;
    return size++;
  }

  /** One attempt with counts spelled out up to a number. */
  private final class Construction {
    private final int maxCount;
    private final Map<Integer, Node> groups = new HashMap<>();

    /** In the copy of a group for a back reference: what becomes of its sets; else null. */
    private @Nullable UnaryOperator<ByteSet> reference;

    Construction(Node root, int maxCount) {
      this.maxCount = maxCount;
      Node.visit(
          root,
          node -> {
            if (node instanceof Node.Capture capture) {
              groups.putIfAbsent(capture.number(), capture.body());
            }
          });
    }

    /** Adds states that read a node backwards and go on at {@code then}. */
    int build(Node node, int then) {
      if (size > MAX_STATES) {
        return then;
      }
      if (node instanceof Node.Chars chars) {
        return take(reference == null ? chars.set() : reference.apply(chars.set()), then);
      } else if (node instanceof Node.Concat concat) {
        int follow = then;
        for (Node part : concat.parts()) {
          follow = build(part, follow);
        }
        return follow;
      } else if (node instanceof Node.Alternate choice) {
        return split(choice.branches(), then);
      } else if (node instanceof Node.Repeat repeat) {
        return repeat(repeat, then);
      } else if (node instanceof Node.Capture capture) {
        return build(capture.body(), then);
      } else if (node instanceof Node.Atomic atomic) {
        return build(atomic.body(), then);
      } else if (node instanceof Node.Conditional c) {
        return split(List.of(c.yes(), c.no()), then);
      } else if (node instanceof Node.BackReference to) {
        return reference(to, then);
      }
      return guard(node, then);
    }

    private int take(ByteSet set, int then) {
      int number =
          setNumbers.computeIfAbsent(
              set,
              s -> {
                sets.add(s);
                return sets.size() - 1;
              });
      return add(TAKE, then, number);
    }

    private int guard(Node node, int then) {
      Optional<Guard> guard = reference != null ? Optional.empty() : Guard.of(node);
      if (guard.isEmpty()) {
        return then;
      }
      int number =
          guardNumbers.computeIfAbsent(
              guard.get(),
              g -> {
                guards.add(g);
                return guards.size() - 1;
              });
      return add(GUARD, then, number);
    }

    private int split(List<Node> branches, int then) {
      List<Node> fewer = Lookalikes.merged(branches);
      int all = build(fewer.get(0), then);
      for (Node branch : fewer.subList(1, fewer.size())) {
        all = add(SPLIT, build(branch, then), all);
      }
      return all;
    }

    private int repeat(Node.Repeat repeat, int then) {
      boolean cut = repeat.min() > maxCount;
      int least = cut ? maxCount : repeat.min();
      int optional = repeat.max() - repeat.min();
      int follow = then;
      if (cut
          || repeat.max() == Node.Repeat.NO_LIMIT
          || optional > Math.min(maxCount, MAX_OPTIONAL_COPIES)) {
        int loop = add(SPLIT, then, then);
        int once = build(repeat.body(), loop);
        extra[loop] = once;
        follow = least > 0 ? once : loop;
        least--;
      } else {
        for (int i = 0; i < optional; i++) {
          follow = add(SPLIT, then, build(repeat.body(), follow));
        }
      }
      for (int i = 0; i < least; i++) {
        follow = build(repeat.body(), follow);
      }
      return follow;
    }

    /** Takes what the group can take, wherever it stands: anchors and look-around are left out. */
    private int reference(Node.BackReference to, int then) {
      if (reference != null || !groups.keySet().containsAll(to.groups())) {
        return build(ANYTHING, then);
      }
      reference = to.folded() ? ByteSet::folded : UnaryOperator.identity();
      int all = split(to.groups().stream().map(groups::get).toList(), then);
      reference = null;
      return all;
    }
  }

  private static final Node ANYTHING =
      new Node.Repeat(new Node.Chars(ByteSet.ALL), 0, Node.Repeat.NO_LIMIT, Node.Greed.GREEDY);
}
