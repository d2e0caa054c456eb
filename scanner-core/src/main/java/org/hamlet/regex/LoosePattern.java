package org.hamlet.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Turns a pattern into one that takes whatever it takes and more, of bytes, sequences,
 * alternatives, repetitions and {@link Guard}s alone: look-around is left out where it is wider
 * than a byte, atomic groups give back, a back reference takes all that its group could.
 */
final class LoosePattern {

  private static final Node ANYTHING =
      new Node.Repeat(new Node.Chars(ByteSet.ALL), 0, Node.Repeat.NO_LIMIT, Node.Greed.GREEDY);

  /** What each may be: in a branch reset several have one number. */
  private final Map<Integer, List<Node>> groups = new HashMap<>();

  /** What was made of each group that is referred to: a pattern may do that very often. */
  private final Map<Referred, Node> copies = new HashMap<>();

  private record Referred(int group, boolean folded) {}

  private LoosePattern(Node root) {
    Node.visit(
        root,
        node -> {
          if (node instanceof Node.Capture capture) {
            groups.computeIfAbsent(capture.number(), n -> new ArrayList<>()).add(capture.body());
          }
        });
  }

  /** The looser pattern. */
  static Node of(Node root) {
    return new LoosePattern(root).loosen(root);
  }

  private Node loosen(Node node) {
    if (node instanceof Node.BackReference reference) {
      return reference(reference);
    } else if (node instanceof Node.Anchor || node instanceof Node.Look) {
      return Guard.of(node).isPresent() ? node : Node.Concat.EMPTY;
    }
    return inside(node, this::loosen, UnaryOperator.identity());
  }

  private Node reference(Node.BackReference reference) {
    if (!groups.keySet().containsAll(reference.groups())) {
      return ANYTHING;
    }
    List<Node> ways = new ArrayList<>();
    for (int group : reference.groups()) {
      ways.add(copies.computeIfAbsent(new Referred(group, reference.folded()), this::copy));
    }
    return new Node.Alternate(ways);
  }

  private Node copy(Referred referred) {
    UnaryOperator<ByteSet> fold = referred.folded() ? ByteSet::folded : UnaryOperator.identity();
    return copy(new Node.Alternate(groups.getOrDefault(referred.group(), List.of())), fold);
  }

  /** What a group can take, wherever it stands: anchors and look-around are left out. */
  private static Node copy(Node node, UnaryOperator<ByteSet> fold) {
    if (node instanceof Node.BackReference) {
      return ANYTHING;
    } else if (node instanceof Node.Anchor || node instanceof Node.Look) {
      return Node.Concat.EMPTY;
    }
    return withoutEmpty(inside(node, part -> copy(part, fold), fold));
  }

  /** Parts that take nothing would be gone through with every reference. */
  private static Node withoutEmpty(Node node) {
    if (node instanceof Node.Concat concat) {
      List<Node> parts = new ArrayList<>(concat.parts());
      parts.removeIf(Node.Concat.EMPTY::equals);
      return new Node.Concat(parts);
    } else if (node instanceof Node.Alternate choice) {
      boolean empty = choice.branches().stream().allMatch(Node.Concat.EMPTY::equals);
      return empty ? Node.Concat.EMPTY : node;
    }
    return node instanceof Node.Repeat repeat && repeat.body().equals(Node.Concat.EMPTY)
        ? Node.Concat.EMPTY
        : node;
  }

  private static Node inside(Node node, UnaryOperator<Node> loosen, UnaryOperator<ByteSet> change) {
    if (node instanceof Node.Chars chars) {
      return new Node.Chars(change.apply(chars.set()));
    } else if (node instanceof Node.Concat concat) {
      return new Node.Concat(all(concat.parts(), loosen));
    } else if (node instanceof Node.Alternate choice) {
      return new Node.Alternate(all(Lookalikes.merged(choice.branches()), loosen));
    } else if (node instanceof Node.Repeat repeat) {
      Node body = loosen.apply(repeat.body());
      return new Node.Repeat(body, repeat.min(), repeat.max(), repeat.greed());
    } else if (node instanceof Node.Capture capture) {
      return loosen.apply(capture.body());
    } else if (node instanceof Node.Atomic atomic) {
      return loosen.apply(atomic.body());
    } else if (node instanceof Node.Conditional c) {
      return new Node.Alternate(all(List.of(c.yes(), c.no()), loosen));
    }
    throw Node.unknown(node);
  }

  private static List<Node> all(List<Node> nodes, UnaryOperator<Node> loosen) {
    List<Node> loose = new ArrayList<>(nodes.size());
    for (Node node : nodes) {
      loose.add(loosen.apply(node));
    }
    return loose;
  }
}
