package org.hamlet.regex;

/** Tells which patterns joni might refuse and which are therefore compiled at once. */
final class Risk {

  private Risk() {}

  static boolean mayBeRefused(Node root) {
    boolean[] found = new boolean[1];
    Node.visit(
        root,
        node ->
            found[0] |=
                (node instanceof Node.Look look && !look.ahead())
                    || node instanceof Node.Conditional
                    || node instanceof Node.BackReference);
    return found[0];
  }
}
