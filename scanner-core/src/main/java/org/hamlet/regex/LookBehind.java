package org.hamlet.regex;

import java.util.ArrayList;
import java.util.List;
import org.hamlet.verdict.LimitReached;

/**
 * Writes the body of a look-behind as alternatives of fixed width, each of which can only begin at
 * one place. Perl 5.36 takes bodies of at most 255 characters.
 */
final class LookBehind {

  /** Longest body, in bytes. */
  static final int MAX_WIDTH_BYTES = 255;

  /** Most alternatives a body may be spread out into. */
  static final int MAX_VARIANTS = 1024;

  private final boolean negated;

  private LookBehind(boolean negated) {
    this.negated = negated;
  }

  /** The alternatives. A negative look-behind never sets a group: its groups are left out. */
  static List<Node> variants(Node.Look look) throws PatternProblem {
    return new LookBehind(look.negated()).variantsOf(look);
  }

  private List<Node> variantsOf(Node.Look look) throws PatternProblem {
    int groups = Groups.within(look.body());
    List<Node> variants = spread(look.body());
    if (!negated && groups > 0 && Groups.within(new Node.Alternate(variants)) != groups) {
      throw new PatternProblem("variable look-behind with capturing is not supported", 0);
    }
    for (Node variant : variants) {
      if (width(variant) > MAX_WIDTH_BYTES) {
        throw tooLong();
      }
    }
    return variants;
  }

  private static PatternProblem tooLong() {
    return new PatternProblem(
        "look-behind longer than " + MAX_WIDTH_BYTES,
        0,
        LimitReached.of(LookBehind.class, "MAX_WIDTH_BYTES", MAX_WIDTH_BYTES, "bytes"));
  }

  private List<Node> spread(Node node) throws PatternProblem {
    if (node instanceof Node.Chars || node instanceof Node.Anchor || node instanceof Node.Look) {
      return List.of(node);
    }
    if (node instanceof Node.Alternate choice) {
      List<Node> all = new ArrayList<>();
      for (Node branch : choice.branches()) {
        all.addAll(spread(branch));
      }
      return checked(all);
    }
    if (node instanceof Node.Concat concat) {
      return product(concat.parts());
    }
    if (node instanceof Node.Repeat repeat) {
      return repeat(repeat);
    }
    if (node instanceof Node.Atomic atomic) {
      return spread(atomic.body());
    }
    if (node instanceof Node.Capture capture) {
      return capture(capture);
    }
    throw new PatternProblem("look-behind of unknown width is not supported", 0);
  }

  private List<Node> capture(Node.Capture capture) throws PatternProblem {
    List<Node> bodies = spread(capture.body());
    return negated
        ? bodies
        : bodies.stream().<Node>map(b -> new Node.Capture(capture.number(), b)).toList();
  }

  private List<Node> product(List<Node> parts) throws PatternProblem {
    List<List<Node>> sequences = List.of(List.of());
    for (Node part : parts) {
      List<List<Node>> longer = new ArrayList<>();
      for (Node variant : spread(part)) {
        for (List<Node> sequence : sequences) {
          List<Node> joined = new ArrayList<>(sequence);
          joined.addAll(variant instanceof Node.Concat c ? c.parts() : List.of(variant));
          longer.add(joined);
        }
      }
      sequences = checked(longer);
    }
    return sequences.stream().<Node>map(Node.Concat::new).toList();
  }

  private List<Node> repeat(Node.Repeat repeat) throws PatternProblem {
    if (repeat.max() == Node.Repeat.NO_LIMIT || repeat.max() > MAX_WIDTH_BYTES) {
      throw tooLong();
    }
    List<Node> all = new ArrayList<>();
    for (int times = repeat.min(); times <= repeat.max(); times++) {
      List<Node> copies = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        copies.add(repeat.body());
      }
      all.addAll(product(copies));
      checked(all);
    }
    return all;
  }

  private static <T> List<T> checked(List<T> variants) throws PatternProblem {
    if (variants.size() > MAX_VARIANTS) {
      throw new PatternProblem(
          "look-behind with more than " + MAX_VARIANTS + " variants is not supported",
          0,
          LimitReached.of(LookBehind.class, "MAX_VARIANTS", MAX_VARIANTS, "alternatives"));
    }
    return variants;
  }

  /** Bytes consumed by a node without choices. */
  static int width(Node node) {
    if (node instanceof Node.Chars) {
      return 1;
    }
    if (node instanceof Node.Concat concat) {
      return concat.parts().stream().mapToInt(LookBehind::width).sum();
    }
    return node instanceof Node.Capture capture ? width(capture.body()) : 0;
  }
}
