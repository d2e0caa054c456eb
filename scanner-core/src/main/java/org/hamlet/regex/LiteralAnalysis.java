package org.hamlet.regex;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
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
  record Facts(Optional<List<String>> exact, List<List<String>> clauses) {

    static final Facts EMPTY = new Facts(Optional.of(List.of("")), List.of());
    static final Facts NOTHING = new Facts(Optional.empty(), List.of());

    /** The clauses, the exact strings among them. */
    List<List<String>> allClauses() {
      List<List<String>> all = new ArrayList<>(clauses);
      exact.filter(LiteralAnalysis::isUseful).ifPresent(all::add);
      return all;
    }

    Optional<List<String>> best() {
      return allClauses().stream().max(LiteralAnalysis.BETTER);
    }
  }

  /** A clause whose shortest literal is longer is better, then one with fewer literals. */
  private static final Comparator<List<String>> BETTER =
      Comparator.<List<String>>comparingInt(LiteralAnalysis::shortest)
          .thenComparing(List::size, Comparator.reverseOrder());

  private final Map<ByteSet, Facts> ofSets = new HashMap<>();

  private final Map<Node, Facts> shared;

  private LiteralAnalysis(Map<Node, Facts> shared) {
    this.shared = shared;
  }

  /** The clauses of a pattern; none when nothing useful is known. */
  static RequiredLiterals of(Node root) {
    return of(root, Map.of());
  }

  /**
   * The same.
   *
   * @param shared what is known already of some nodes, by identity
   */
  static RequiredLiterals of(Node root, Map<Node, Facts> shared) {
    List<List<String>> clauses = new LiteralAnalysis(shared).facts(root).allClauses();
    List<List<Bytes>> best =
        clauses.stream()
            .distinct()
            .sorted(BETTER.reversed())
            .limit(MAX_CLAUSES)
            .map(clause -> withoutLonger(clause).stream().map(Bytes::ofLatin1).toList())
            .toList();
    return best.isEmpty() ? RequiredLiterals.NONE : new RequiredLiterals(best);
  }

  /** What is known of a part of a pattern. */
  static Facts factsOf(Node node) {
    return new LiteralAnalysis(Map.of()).facts(node);
  }

  /** Leaves out literals that contain another one. */
  private static List<String> withoutLonger(List<String> clause) {
    return clause.stream()
        .distinct()
        .filter(s -> clause.stream().noneMatch(o -> !o.equals(s) && s.contains(o)))
        .sorted()
        .toList();
  }

  private static int shortest(List<String> clause) {
    int shortest = clause.isEmpty() ? 0 : Integer.MAX_VALUE;
    for (String literal : clause) {
      shortest = Math.min(shortest, literal.length());
    }
    return shortest;
  }

  private static boolean isUseful(List<String> clause) {
    return shortest(clause) >= MIN_LITERAL_BYTES && clause.size() <= MAX_CLAUSE_LITERALS;
  }

  private Facts facts(Node node) {
    Facts before = shared.isEmpty() ? null : shared.get(node);
    return before != null ? before : compute(node);
  }

  private Facts compute(Node node) {
    if (node instanceof Node.Chars chars) {
      return ofSets.computeIfAbsent(chars.set(), LiteralAnalysis::chars);
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
    return new Facts(Optional.of(List.copyOf(strings)), List.of());
  }

  private static Facts zeroWidth(Facts body) {
    return new Facts(Facts.EMPTY.exact(), body.allClauses());
  }

  private Facts concat(List<Node> parts) {
    List<Facts> all = new ArrayList<>(parts.size());
    for (Node part : parts) {
      all.add(facts(part));
    }
    return joined(all);
  }

  private static Facts joined(List<Facts> parts) {
    List<List<String>> clauses = new ArrayList<>();
    List<String> gathered = List.of("");
    boolean whole = true;
    for (Facts f : parts) {
      clauses.addAll(f.clauses());
      Optional<List<String>> longer = f.exact().flatMap(exactProduct(gathered));
      if (longer.isEmpty()) {
        addUseful(clauses, gathered);
        whole = false;
      }
      gathered = longer.or(f::exact).orElse(List.of(""));
    }
    if (whole) {
      return new Facts(Optional.of(gathered), clauses);
    }
    addUseful(clauses, gathered);
    return new Facts(Optional.empty(), clauses);
  }

  private static void addUseful(List<List<String>> clauses, List<String> strings) {
    if (isUseful(strings)) {
      clauses.add(strings);
    }
  }

  private static Function<List<String>, Optional<List<String>>> exactProduct(List<String> left) {
    return right -> product(left, right);
  }

  /** Every string of the left followed by every one of the right; empty when too many or long. */
  private static Optional<List<String>> product(List<String> left, List<String> right) {
    if (left.size() * right.size() > MAX_STRINGS) {
      return Optional.empty();
    }
    if (isEmptyString(left) || isEmptyString(right)) {
      return Optional.of(isEmptyString(left) ? right : left);
    }
    List<String> joined = new ArrayList<>();
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

  private static boolean isEmptyString(List<String> strings) {
    return strings.size() == 1 && strings.get(0).isEmpty();
  }

  private Facts alternate(List<Node> branches) {
    List<String> exact = new ArrayList<>();
    List<String> clause = new ArrayList<>();
    boolean allExact = true;
    boolean allHave = true;
    for (Node branch : branches) {
      Facts f = facts(branch);
      allExact &= f.exact().isPresent() && exact.size() <= MAX_STRINGS;
      f.exact().ifPresent(exact::addAll);
      Optional<List<String>> best = f.best();
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
      return times(body, repeat.min());
    }
    return new Facts(Optional.empty(), body.allClauses());
  }

  private Facts times(Facts body, int count) {
    return joined(Collections.nCopies(count, body));
  }

  private static List<String> withEmpty(List<String> strings) {
    List<String> all = new ArrayList<>(strings);
    all.add("");
    return all;
  }
}
