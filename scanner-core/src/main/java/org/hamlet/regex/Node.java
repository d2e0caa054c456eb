package org.hamlet.regex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * A parsed Perl pattern. Modifiers are gone: case folding, {@code .} and {@code ^} have become sets
 * of bytes and anchors.
 */
sealed interface Node {

  /** One byte out of a set; no member: never matches. */
  record Chars(ByteSet set) implements Node {}

  /** One after the other; none: the empty string. */
  record Concat(List<Node> parts) implements Node {
    static final Concat EMPTY = new Concat(List.of());
  }

  /** The first that leads to a match. */
  record Alternate(List<Node> branches) implements Node {}

  /** How a repetition chooses its count. */
  enum Greed {
    GREEDY,
    LAZY,
    POSSESSIVE
  }

  /** From {@code min} to {@code max} times; {@link #NO_LIMIT} for no upper bound. */
  record Repeat(Node body, int min, int max, Greed greed) implements Node {
    static final int NO_LIMIT = -1;
  }

  /** A capture group, numbered from 1. */
  record Capture(int number, Node body) implements Node {}

  /** Matches as its body does at first and never comes back for another way. */
  record Atomic(Node body) implements Node {}

  /** Looks ahead or behind without consuming. */
  record Look(Node body, boolean ahead, boolean negated) implements Node {}

  /** What the first of these groups that took part matched. */
  record BackReference(List<Integer> groups, boolean folded) implements Node {}

  /** One of two, as one of the groups took part or not. */
  record Conditional(List<Integer> groups, Node yes, Node no) implements Node {}

  /** A place in the text. */
  enum Anchor implements Node {
    TEXT_START,
    TEXT_END,
    /** At the end or before a newline that ends the text. */
    LAST_LINE_END,
    LINE_START,
    LINE_END,
    WORD_BOUNDARY,
    NOT_WORD_BOUNDARY,
    SEARCH_START,
    /** {@code \K}: the match begins here. */
    KEEP
  }

  /** Whether it can never consume anything. */
  static boolean isZeroWidth(Node node) {
    if (node instanceof Repeat r && r.max() == 0) {
      return true;
    }
    return node instanceof Anchor
        || node instanceof Look
        || (!(node instanceof Chars || node instanceof BackReference)
            && children(node).stream().allMatch(Node::isZeroWidth));
  }

  /** Shows every node of a tree to {@code visitor}, without recursion. */
  static void visit(Node root, Consumer<Node> visitor) {
    Deque<Node> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      Node node = open.poll();
      visitor.accept(node);
      open.addAll(children(node));
    }
  }

  /** For code that has no answer for a kind of node: a mistake of ours, whatever the pattern. */
  static IllegalStateException unknown(Node node) {
    return new IllegalStateException("kind of node: " + node.getClass());
  }

  private static List<Node> children(Node node) {
    if (node instanceof Concat c) {
      return c.parts();
    } else if (node instanceof Alternate a) {
      return a.branches();
    } else if (node instanceof Repeat r) {
      return List.of(r.body());
    } else if (node instanceof Capture c) {
      return List.of(c.body());
    } else if (node instanceof Atomic a) {
      return List.of(a.body());
    } else if (node instanceof Look l) {
      return List.of(l.body());
    } else if (node instanceof Conditional c) {
      return List.of(c.yes(), c.no());
    } else if (node instanceof Chars || node instanceof BackReference || node instanceof Anchor) {
      return List.of();
    }
    throw unknown(node);
  }
}
