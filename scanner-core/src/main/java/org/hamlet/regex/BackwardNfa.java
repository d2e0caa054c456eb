package org.hamlet.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.snapshot.SnapshotWriter;

/**
 * A pattern as a nondeterministic automaton that reads a match from its end to its beginning (K.
 * Thompson, "Regular Expression Search Algorithm", 1968). Made of a {@link LoosePattern}, and
 * looser still: large ranges of counts become endless. Immutable.
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

  /** Reads one that {@link #write} wrote. */
  BackwardNfa(SnapshotReader in) throws SnapshotDamage {
    kinds = in.bytes();
    next = in.ints();
    extra = in.ints();
    size = kinds.length;
    if (next.length != size || extra.length != size) {
      throw new SnapshotDamage("states are missing");
    }
    for (int left = in.count(ByteSet.WORDS * Long.BYTES); left > 0; left--) {
      sets.add(ByteSet.read(in));
    }
    for (int left = in.count(1 + ByteSet.WORDS * Long.BYTES); left > 0; left--) {
      guards.add(new Guard(in.choice(Guard.Kind.values()), ByteSet.read(in)));
    }
    start = in.number(size);
    checkStates();
  }

  private void checkStates() throws SnapshotDamage {
    if (size > MAX_STATES) {
      throw new SnapshotDamage("too many states");
    }
    for (int state = 0; state < size; state++) {
      int most =
          switch (kinds[state]) {
            case TAKE -> sets.size();
            case SPLIT -> size;
            case GUARD -> guards.size();
            default -> throw new SnapshotDamage("kind of state " + kinds[state]);
          };
      boolean leads = next[state] >= 0 && next[state] < size;
      if (!leads || extra[state] < 0 || extra[state] >= most) {
        throw new SnapshotDamage("a state that leads nowhere");
      }
    }
  }

  /** Writes it into a snapshot. */
  void write(SnapshotWriter out) {
    out.bytes(kinds).ints(next).ints(extra);
    out.number(sets.size());
    sets.forEach(set -> set.write(out));
    out.number(guards.size());
    for (Guard guard : guards) {
      out.choice(guard.kind());
      guard.set().write(out);
    }
    out.number(start);
  }

  /** The automaton of a pattern; empty when it would be too large. */
  static Optional<BackwardNfa> of(Node root) {
    return of(root, SPELLED_OUT_COUNTS);
  }

  /** The same with counts spelled out up to some of these. */
  static Optional<BackwardNfa> of(Node root, int... counts) {
    Node loose = LoosePattern.of(root);
    for (int count : counts) {
      if (1 + size(loose, count) <= MAX_STATES) {
        BackwardNfa made = new BackwardNfa();
        made.start = made.build(loose, ACCEPT, count);
        made.trim();
        return Optional.of(made);
      }
    }
    return Optional.empty();
  }

  /** How many states a node takes, or too many. */
  private static int size(Node node, int maxCount) {
    if (node instanceof Node.Concat concat) {
      return size(concat.parts(), maxCount);
    } else if (node instanceof Node.Alternate choice) {
      return choice.branches().size() - 1 + size(choice.branches(), maxCount);
    } else if (node instanceof Node.Repeat repeat) {
      long copies = Copies.of(repeat, maxCount).states(size(repeat.body(), maxCount));
      return (int) Math.min(copies, MAX_STATES);
    }
    return 1;
  }

  private static int size(List<Node> nodes, int maxCount) {
    int sum = 0;
    for (int i = 0; i < nodes.size() && sum < MAX_STATES; i++) {
      sum = Math.min(MAX_STATES, sum + size(nodes.get(i), maxCount));
    }
    return sum;
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

  /** Adds states that read a node backwards and go on at {@code then}. */
  private int build(Node node, int then, int maxCount) {
    if (node instanceof Node.Chars chars) {
      return add(TAKE, then, number(chars.set(), sets, setNumbers));
    } else if (node instanceof Node.Concat concat) {
      int follow = then;
      for (Node part : concat.parts()) {
        follow = build(part, follow, maxCount);
      }
      return follow;
    } else if (node instanceof Node.Alternate choice) {
      int all = build(choice.branches().get(0), then, maxCount);
      for (Node branch : choice.branches().subList(1, choice.branches().size())) {
        all = add(SPLIT, build(branch, then, maxCount), all);
      }
      return all;
    } else if (node instanceof Node.Repeat repeat) {
      return repeat(repeat.body(), Copies.of(repeat, maxCount), then, maxCount);
    }
    if (!(node instanceof Node.Anchor || node instanceof Node.Look)) {
      throw Node.unknown(node);
    }
    return Guard.of(node)
        .map(guard -> add(GUARD, then, number(guard, guards, guardNumbers)))
        .orElse(then);
  }

  private static <T> int number(T value, List<T> all, Map<T, Integer> numbers) {
    Integer number = numbers.get(value);
    if (number == null) {
      number = all.size();
      numbers.put(value, number);
      all.add(value);
    }
    return number;
  }

  private int repeat(Node body, Copies copies, int then, int maxCount) {
    int follow = then;
    int needed = copies.needed();
    if (copies.endless()) {
      int loop = add(SPLIT, then, then);
      int once = build(body, loop, maxCount);
      extra[loop] = once;
      follow = needed > 0 ? once : loop;
      needed--;
    }
    for (int i = 0; i < copies.optional(); i++) {
      follow = add(SPLIT, then, build(body, follow, maxCount));
    }
    for (int i = 0; i < needed; i++) {
      follow = build(body, follow, maxCount);
    }
    return follow;
  }

  /** How often the body of a repetition is spelled out. */
  private record Copies(int needed, int optional, boolean endless) {

    static Copies of(Node.Repeat repeat, int maxCount) {
      boolean cut = repeat.min() > maxCount;
      int optional = repeat.max() - repeat.min();
      boolean endless =
          cut
              || repeat.max() == Node.Repeat.NO_LIMIT
              || optional > Math.min(maxCount, MAX_OPTIONAL_COPIES);
      return new Copies(cut ? maxCount : repeat.min(), endless ? 0 : optional, endless);
    }

    long states(int ofBody) {
      long copies = endless ? Math.max(1, needed) : needed + optional;
      return copies * ofBody + optional + (endless ? 1 : 0);
    }
  }
}
