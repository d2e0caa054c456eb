package org.hamlet.regex;

import java.util.List;

/**
 * What the matches of a node can begin with. Everything is an upper bound: a byte too many costs
 * time, a byte too few would lose matches.
 *
 * @param set bytes a match that consumes something can begin with
 * @param empty whether it can match without consuming a byte
 * @param tests whether it can only do so where a test of the place succeeds
 */
record FirstBytes(ByteSet set, boolean empty, boolean tests) {

  private static final FirstBytes NOTHING = new FirstBytes(ByteSet.NONE, true, false);
  private static final FirstBytes TEST = new FirstBytes(ByteSet.NONE, true, true);
  private static final FirstBytes UNKNOWN = new FirstBytes(ByteSet.ALL, true, true);

  /** Of a node. */
  static FirstBytes of(Node node) {
    if (node instanceof Node.Chars chars) {
      return new FirstBytes(chars.set(), false, false);
    } else if (node instanceof Node.Concat concat) {
      return ofAll(concat.parts());
    } else if (node instanceof Node.Alternate choice) {
      return ofAny(choice.branches());
    } else if (node instanceof Node.Repeat repeat) {
      return of(repeat);
    } else if (node instanceof Node.Capture capture) {
      return of(capture.body());
    } else if (node instanceof Node.Atomic atomic) {
      return of(atomic.body());
    } else if (node instanceof Node.Conditional c) {
      FirstBytes any = ofAny(List.of(c.yes(), c.no()));
      return new FirstBytes(any.set, any.empty, true);
    } else if (node instanceof Node.BackReference) {
      return UNKNOWN;
    } else if (node instanceof Node.Anchor || node instanceof Node.Look) {
      return node == Node.Anchor.KEEP ? NOTHING : TEST;
    }
    throw Node.unknown(node);
  }

  private static FirstBytes of(Node.Repeat repeat) {
    if (repeat.max() == 0) {
      return NOTHING;
    }
    FirstBytes body = of(repeat.body());
    return repeat.min() == 0 ? new FirstBytes(body.set, true, false) : body;
  }

  private static FirstBytes ofAll(List<Node> parts) {
    FirstBytes all = NOTHING;
    for (int i = 0; i < parts.size() && all.empty; i++) {
      FirstBytes next = of(parts.get(i));
      all = new FirstBytes(all.set.or(next.set), next.empty, all.tests || next.tests);
    }
    return all;
  }

  private static FirstBytes ofAny(List<Node> branches) {
    ByteSet set = ByteSet.NONE;
    boolean empty = false;
    boolean tests = true;
    for (Node branch : branches) {
      FirstBytes one = of(branch);
      set = set.or(one.set);
      empty |= one.empty;
      tests &= one.tests || !one.empty;
    }
    return new FirstBytes(set, empty, tests);
  }

  /** What can come when this is followed by something else. */
  Follow then(Follow follow) {
    if (!empty) {
      return new Follow(set, false, false);
    }
    if (tests && follow.succeeds()) {
      return Follow.ANYTHING;
    }
    return new Follow(set.or(follow.set()), follow.atEnd(), follow.succeeds());
  }
}
