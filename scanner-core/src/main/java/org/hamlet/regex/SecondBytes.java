package org.hamlet.regex;

import java.util.List;

/**
 * What can follow on the first byte of a match, so that two bytes of a text tell whether a match
 * can begin there. An upper bound, as {@link FirstBytes} is.
 */
final class SecondBytes {

  private static final Follow NONE = new Follow(ByteSet.NONE, false, false);

  private SecondBytes() {}

  /** Of a whole pattern; anything where it can match without a byte. */
  static Follow of(Node root) {
    return FirstBytes.of(root).empty() ? Follow.ANYTHING : of(root, Follow.SUCCESS);
  }

  /**
   * Of a node that takes the first byte.
   *
   * @param behind what can come after the node
   */
  private static Follow of(Node node, Follow behind) {
    if (node instanceof Node.Chars) {
      return behind;
    } else if (node instanceof Node.Concat concat) {
      return ofAll(concat.parts(), behind);
    } else if (node instanceof Node.Alternate choice) {
      return ofAny(choice.branches(), behind);
    } else if (node instanceof Node.Repeat repeat) {
      return of(repeat, behind);
    } else if (node instanceof Node.Capture capture) {
      return of(capture.body(), behind);
    } else if (node instanceof Node.Atomic atomic) {
      return of(atomic.body(), behind);
    } else if (node instanceof Node.Conditional either) {
      return ofAny(List.of(either.yes(), either.no()), behind);
    }
    return node instanceof Node.BackReference ? Follow.ANYTHING : NONE;
  }

  private static Follow of(Node.Repeat repeat, Follow behind) {
    if (repeat.max() == 0) {
      return NONE;
    } else if (repeat.max() == 1) {
      return of(repeat.body(), behind);
    }
    Follow again = FirstBytes.of(repeat.body()).then(behind);
    return of(repeat.body(), repeat.min() > 1 ? again : again.or(behind));
  }

  private static Follow ofAll(List<Node> parts, Follow behind) {
    FirstBytes[] first = new FirstBytes[parts.size()];
    int takers = 0; // so many parts may take the first byte
    for (boolean open = true; open && takers < parts.size(); takers++) {
      first[takers] = FirstBytes.of(parts.get(takers));
      open = first[takers].empty();
    }
    Follow next = behind;
    for (int i = parts.size() - 1; i >= takers; i--) {
      next = FirstBytes.of(parts.get(i)).then(next);
    }
    Follow all = NONE;
    for (int i = takers - 1; i >= 0; i--) {
      all = all.or(of(parts.get(i), next));
      next = first[i].then(next);
    }
    return all;
  }

  private static Follow ofAny(List<Node> branches, Follow behind) {
    Follow any = NONE;
    for (Node branch : branches) {
      any = any.or(of(branch, behind));
    }
    return any;
  }
}
