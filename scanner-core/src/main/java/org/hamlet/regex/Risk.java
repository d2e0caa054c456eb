package org.hamlet.regex;

/** Tells which patterns are not to be searched piecemeal. */
final class Risk {

  private Risk() {}

  /** Whether a match depends on where the search began, or can only begin at the text's start. */
  static boolean dependsOnSearchStart(Node root) {
    boolean[] found = new boolean[1];
    Node.visit(root, node -> found[0] |= node == Node.Anchor.SEARCH_START);
    return found[0] || beginsWithTextStart(root);
  }

  private static boolean beginsWithTextStart(Node node) {
    Node first = node;
    while (first instanceof Node.Concat c && !c.parts().isEmpty()) {
      first = c.parts().get(0);
    }
    return first == Node.Anchor.TEXT_START;
  }
}
