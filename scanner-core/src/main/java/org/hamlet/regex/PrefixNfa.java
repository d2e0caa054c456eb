package org.hamlet.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The first few bytes of all matches of a pattern as a nondeterministic automaton (K. Thompson,
 * "Regular Expression Search Algorithm", 1968). Wider than the pattern: look-around and anchors are
 * left out, large counts become endless, and what lies deeper than some bytes is accepted unseen.
 */
final class PrefixNfa {

  /** Bytes from the start after which everything is accepted. */
  static final int MAX_DEPTH_BYTES = 12;

  /** Least depth that is tried. */
  private static final int MIN_DEPTH_BYTES = 3;

  /** Most states: with more, less depth is tried, and in the end the rest is accepted unseen. */
  static final int MAX_STATES = 4000;

  /** The state that accepts. */
  static final int ACCEPT = 0;

  /** Largest difference of counts that is spelled out. */
  private static final int MAX_OPTIONAL_COPIES = 4;

  /** Set of a state that takes a byte; null for a state that only leads on. */
  private final List<ByteSet> sets = new ArrayList<>();

  private final List<int[]> next = new ArrayList<>();
  private final IdentityHashMap<Node, Integer> minLengths = new IdentityHashMap<>();
  private final Map<Integer, BitSet> closures = new HashMap<>();
  private final int maxDepth;
  private final int start;

  private PrefixNfa(Node root, int maxDepth) {
    this.maxDepth = maxDepth;
    add(null);
    start = build(root, ACCEPT, 0);
  }

  /** The automaton of a pattern, as deep as the limits allow. */
  static PrefixNfa of(Node root) {
    int depth = MAX_DEPTH_BYTES;
    PrefixNfa made = new PrefixNfa(root, depth);
    while (made.size() > MAX_STATES && depth > MIN_DEPTH_BYTES) {
      depth = Math.max(MIN_DEPTH_BYTES, depth * 2 / 3);
      made = new PrefixNfa(root, depth);
    }
    return made;
  }

  int start() {
    return start;
  }

  int size() {
    return sets.size();
  }

  ByteSet set(int state) {
    return sets.get(state);
  }

  int successor(int state) {
    return next.get(state)[0];
  }

  /** A state and all that can be reached from it without a byte; not to be changed. */
  BitSet closure(int state) {
    return closures.computeIfAbsent(state, this::computeClosure);
  }

  private BitSet computeClosure(int state) {
    BitSet reached = new BitSet();
    List<Integer> open = new ArrayList<>();
    open.add(state);
    while (!open.isEmpty()) {
      int s = open.remove(open.size() - 1);
      if (reached.get(s)) {
        continue;
      }
      reached.set(s);
      if (s != ACCEPT && sets.get(s) == null) {
        for (int n : next.get(s)) {
          open.add(n);
        }
      }
    }
    return reached;
  }

  private int add(ByteSet set, int... successors) {
    sets.add(set);
    next.add(successors);
    return sets.size() - 1;
  }

  private int build(Node node, int then, int depth) {
    if (depth > maxDepth || sets.size() > MAX_STATES) {
      return ACCEPT;
    }
    if (node instanceof Node.Chars chars) {
      return add(chars.set(), then);
    } else if (node instanceof Node.Concat concat) {
      return concat(concat.parts(), then, depth);
    } else if (node instanceof Node.Alternate choice) {
      return split(choice.branches(), then, depth);
    } else if (node instanceof Node.Repeat repeat) {
      return repeat(repeat, then, depth);
    } else if (node instanceof Node.Capture capture) {
      return build(capture.body(), then, depth);
    } else if (node instanceof Node.Atomic atomic) {
      return build(atomic.body(), then, depth);
    } else if (node instanceof Node.Conditional c) {
      return split(List.of(c.yes(), c.no()), then, depth);
    }
    return node instanceof Node.BackReference ? ACCEPT : then;
  }

  private int concat(List<Node> parts, int then, int depth) {
    int[] depths = new int[parts.size()];
    int cut = 0;
    for (int at = depth; cut < parts.size() && at <= maxDepth; cut++) {
      depths[cut] = at;
      at += minLength(parts.get(cut));
    }
    int follow = cut < parts.size() ? ACCEPT : then;
    for (int i = cut - 1; i >= 0; i--) {
      follow = build(parts.get(i), follow, depths[i]);
    }
    return follow;
  }

  private int split(List<Node> branches, int then, int depth) {
    int[] starts = new int[branches.size()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = build(branches.get(i), then, depth);
    }
    return add(null, starts);
  }

  private int repeat(Node.Repeat repeat, int then, int depth) {
    Node body = repeat.body();
    int optional = repeat.max() - repeat.min();
    int follow = then;
    if (repeat.max() == Node.Repeat.NO_LIMIT || optional > MAX_OPTIONAL_COPIES) {
      int loop = add(null, then, then);
      next.get(loop)[1] = build(body, loop, depth);
      follow = loop;
    } else {
      for (int i = 0; i < optional; i++) {
        follow = add(null, then, build(body, follow, depth));
      }
    }
    int length = minLength(body);
    int copies = length == 0 ? Math.min(repeat.min(), 1) : repeat.min();
    int seen = length == 0 ? copies : Math.min(copies, (maxDepth - depth) / length + 1);
    follow = seen < copies ? ACCEPT : follow;
    for (int i = seen - 1; i >= 0; i--) {
      follow = build(body, follow, depth + i * length);
    }
    return follow;
  }

  /** Fewest bytes a node takes, counted up to the depth that matters. */
  private int minLength(Node node) {
    Integer known = minLengths.get(node);
    if (known == null) {
      known = Math.min(computeMinLength(node), MAX_DEPTH_BYTES + 1);
      minLengths.put(node, known);
    }
    return known;
  }

  private int computeMinLength(Node node) {
    if (node instanceof Node.Chars) {
      return 1;
    } else if (node instanceof Node.Concat concat) {
      int sum = 0;
      for (Node part : concat.parts()) {
        sum += minLength(part);
      }
      return sum;
    } else if (node instanceof Node.Alternate choice) {
      return choice.branches().stream().mapToInt(this::minLength).min().orElse(0);
    } else if (node instanceof Node.Repeat repeat) {
      return minLength(repeat.body()) * Math.min(repeat.min(), MAX_DEPTH_BYTES + 1);
    } else if (node instanceof Node.Capture capture) {
      return minLength(capture.body());
    }
    return node instanceof Node.Atomic atomic ? minLength(atomic.body()) : 0;
  }
}
