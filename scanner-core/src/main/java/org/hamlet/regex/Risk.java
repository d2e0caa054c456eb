package org.hamlet.regex;

import java.util.ArrayDeque;
import java.util.Deque;

/** Tells which patterns joni might refuse and which are therefore compiled at once. */
final class Risk {

  private Risk() {}

  static boolean mayBeRefused(Node root) {
    Deque<Node> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      Node node = open.poll();
      if ((node instanceof Node.Look look && !look.ahead())
          || node instanceof Node.Conditional
          || node instanceof Node.BackReference) {
        return true;
      }
      addChildren(node, open);
    }
    return false;
  }

  private static void addChildren(Node node, Deque<Node> open) {
    if (node instanceof Node.Concat c) {
      open.addAll(c.parts());
    } else if (node instanceof Node.Alternate a) {
      open.addAll(a.branches());
    } else if (node instanceof Node.Repeat r) {
      open.add(r.body());
    } else if (node instanceof Node.Capture c) {
      open.add(c.body());
    } else if (node instanceof Node.Atomic a) {
      open.add(a.body());
    } else if (node instanceof Node.Look l) {
      open.add(l.body());
    }
  }
}
