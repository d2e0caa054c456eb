package org.hamlet.regex;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hamlet.message.Bytes;

/**
 * Finds literals without which a pattern cannot match.
 *
 * <p>The idea (RE2's filtered set): walk the tree from the leaves. A node is either exact, a small
 * set of strings it can match, or only known to contain one of some strings. Neighbouring exact
 * nodes multiply; where that grows too large, what was gathered becomes a clause, "one of these
 * must occur", and gathering begins anew. Look-around and anchors have no width and do not
 * interrupt. All strings are folded to lower case (ASCII), which only weakens the condition.
 */
final class LiteralAnalysis {

  /** Most strings an exact node may have. */
  static final int MAX_STRINGS = 48;

  /** Most literals in one clause. */
  static final int MAX_CLAUSE_LITERALS = 256;

  /** Longest literal gathered, in bytes. */
  static final int MAX_LITERAL_BYTES = 24;

  /** Shortest literal worth looking for, in bytes. */
  static final int MIN_LITERAL_BYTES = 2;

  /** Most different bytes of a class that still counts as exact. */
  private static final int MAX_CLASS_BYTES = 8;

  /** Most clauses kept of a pattern. */
  private static final int MAX_CLAUSES = 3;

  /** What is known of a node: the strings it matches, if few, and clauses from inside it. */
  private record Facts(Optional<Set<String>> exact, List<Set<String>> clauses) {

    static final Facts EMPTY = new Facts(Optional.of(Set.of("")), List.of());
    static final Facts NOTHING = new Facts(Optional.empty(), List.of());

    /** The clauses, the exact strings among them. */
    List<Set<String>> allClauses() {
      List<Set<String>> all = new ArrayList<>(clauses);
      exact.filter(LiteralAnalysis::isUseful).ifPresent(all::add);
      return all;
    }

    Optional<Set<String>> best() {
      return allClauses().stream().max(LiteralAnalysis.BETTER);
    }
  }

  /** A clause whose shortest literal is longer is better, then one with fewer literals. */
  private static final Comparator<Set<String>> BETTER =
      Comparator.<Set<String>>comparingInt(LiteralAnalysis::shortest)
          .thenComparing(Set::size, Comparator.reverseOrder());

  private final Map<Node, Facts> known = new IdentityHashMap<>();

  private LiteralAnalysis() {}

  /** The clauses of a pattern; none when nothing useful is known. */
  static RequiredLiterals of(Node root) {
    List<Set<String>> clauses = new LiteralAnalysis().facts(root).allClauses();
    List<List<Bytes>> best =
        clauses.stream()
            .distinct()
            .sorted(BETTER.reversed())
            .limit(MAX_CLAUSES)
            .map(clause -> withoutLonger(clause).stream().map(Bytes::ofLatin1).toList())
            .toList();
    return best.isEmpty() ? RequiredLiterals.NONE : new RequiredLiterals(best);
  }

  /** Leaves out literals that contain another one. */
  private static List<String> withoutLonger(Set<String> clause) {
    return clause.stream()
        .filter(s -> clause.stream().noneMatch(o -> !o.equals(s) && s.contains(o)))
        .sorted()
        .toList();
  }

  private static int shortest(Set<String> clause) {
    return clause.stream().mapToInt(String::length).min().orElse(0);
  }

  private static boolean isUseful(Set<String> clause) {
    return shortest(clause) >= MIN_LITERAL_BYTES && clause.size() <= MAX_CLAUSE_LITERALS;
  }

  private Facts facts(Node node) {
    Facts before = known.get(node);
    if (before != null) {
      return before;
    }
    Facts found = compute(node);
    known.put(node, found);
    return found;
  }

  private Facts compute(Node node) {
    if (node instanceof Node.Chars chars) {
      return chars(chars.set());
    } else if (node instanceof Node.Concat concat) {
      return concat(concat.parts());
    } else if (node instanceof Node.Alternate choice) {
      return alternate(choice.branches());
    } else if (node instanceof Node.Repeat repeat) {
      return repeat(repeat);
    } else if (node instanceof Node.Capture capture) {
      return facts(capture.body());
    } else if (node instanceof Node.Atomic atomic) {
      return facts(atomic.body());
    } else if (node instanceof Node.Look look) {
      return look.negated() ? Facts.EMPTY : zeroWidth(facts(look.body()));
    } else if (node instanceof Node.Conditional c) {
      return alternate(List.of(c.yes(), c.no()));
    }
    return node instanceof Node.Anchor ? Facts.EMPTY : Facts.NOTHING;
  }

  private static Facts chars(ByteSet set) {
    if (set.size() > MAX_CLASS_BYTES) {
      return Facts.NOTHING;
    }
    Set<String> strings = new LinkedHashSet<>();
    for (int c = set.first(); c >= 0; c = c < 255 ? set.next(c + 1) : -1) {
      strings.add(Character.toString(c >= 'A' && c <= 'Z' ? c | 0x20 : c));
    }
    return new Facts(Optional.of(strings), List.of());
  }

  private static Facts zeroWidth(Facts body) {
    return new Facts(Facts.EMPTY.exact(), body.allClauses());
  }

  private Facts concat(List<Node> parts) {
    List<Set<String>> clauses = new ArrayList<>();
    Set<String> gathered = Set.of("");
    boolean whole = true;
    for (Node part : parts) {
      Facts f = facts(part);
      clauses.addAll(f.clauses());
      Optional<Set<String>> longer = f.exact().flatMap(exactProduct(gathered));
      if (longer.isEmpty()) {
        addUseful(clauses, gathered);
        whole = false;
      }
      gathered = longer.or(f::exact).orElse(Set.of(""));
    }
    if (whole) {
      return new Facts(Optional.of(gathered), clauses);
    }
    addUseful(clauses, gathered);
    return new Facts(Optional.empty(), clauses);
  }

  private static void addUseful(List<Set<String>> clauses, Set<String> strings) {
    if (isUseful(strings)) {
      clauses.add(strings);
    }
  }

  private static Function<Set<String>, Optional<Set<String>>> exactProduct(Set<String> left) {
    return right -> product(left, right);
  }

  /** Every string of the left followed by every one of the right; empty when too many or long. */
  private static Optional<Set<String>> product(Set<String> left, Set<String> right) {
    if (left.size() * right.size() > MAX_STRINGS) {
      return Optional.empty();
    }
    Set<String> joined = new LinkedHashSet<>();
    for (String l : left) {
      for (String r : right) {
        if (l.length() + r.length() > MAX_LITERAL_BYTES) {
          return Optional.empty();
        }
        joined.add(l + r);
      }
    }
    return Optional.of(joined);
  }

  private Facts alternate(List<Node> branches) {
    Set<String> exact = new LinkedHashSet<>();
    Set<String> clause = new LinkedHashSet<>();
    boolean allExact = true;
    boolean allHave = true;
    for (Node branch : branches) {
      Facts f = facts(branch);
      allExact &= f.exact().isPresent() && exact.size() <= MAX_STRINGS;
      f.exact().ifPresent(exact::addAll);
      Optional<Set<String>> best = f.best();
      allHave &= best.isPresent() && clause.size() <= MAX_CLAUSE_LITERALS;
      best.ifPresent(clause::addAll);
      if (!allExact && !allHave) {
        return Facts.NOTHING;
      }
    }
    if (allExact && exact.size() <= MAX_STRINGS) {
      return new Facts(Optional.of(exact), List.of());
    }
    return new Facts(Optional.empty(), allHave && isUseful(clause) ? List.of(clause) : List.of());
  }

  private Facts repeat(Node.Repeat repeat) {
    Facts body = facts(repeat.body());
    if (repeat.min() == 0) {
      return repeat.max() == 1 && body.exact().isPresent()
          ? new Facts(Optional.of(withEmpty(body.exact().get())), List.of())
          : Facts.NOTHING;
    }
    if (repeat.min() == repeat.max() && repeat.min() <= MAX_LITERAL_BYTES) {
      return times(repeat.body(), repeat.min());
    }
    return new Facts(Optional.empty(), times(repeat.body(), 1).allClauses());
  }

  private Facts times(Node body, int count) {
    return concat(Collections.nCopies(count, body));
  }

  private static Set<String> withEmpty(Set<String> strings) {
    Set<String> all = new LinkedHashSet<>(strings);
    all.add("");
    return all;
  }
}
