package org.hamlet.regex;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hamlet.message.Bytes;

/**
 * Finds literals without which a pattern cannot match.
 *
 * <p>The idea (RE2's filtered set): walk the tree from the leaves. A node is either exact, a small
 * set of strings it can match, or only known to contain one of some strings. Neighbouring exact
 * nodes multiply; where that grows too large, what was gathered becomes a clause, "one of these
 * must occur", and gathering begins anew, with what a repetition ends with. What is repeated must
 * occur as often. Look-around and anchors have no width and do not interrupt. All strings are
 * folded to lower case (ASCII), which only weakens the condition.
 */
final class LiteralAnalysis {

  /** Most strings an exact node may have. */
  static final int MAX_STRINGS = 48;

  /** Longest literal gathered, in bytes. */
  static final int MAX_LITERAL_BYTES = 24;

  /** Most different bytes of a class that still counts as exact. */
  static final int MAX_CLASS_BYTES = 8;

  /** Most clauses kept of a pattern. */
  static final int MAX_CLAUSES = 3;

  /** Most clauses of one part of a pattern: nested counts would multiply them. */
  static final int MAX_PART_CLAUSES = 200;

  /** Most literals gathered of alternatives before those that contain another are left out. */
  static final int MAX_GATHERED_LITERALS = 600;

  private final Map<ByteSet, LiteralFacts> ofSets = new HashMap<>();

  private final Map<Node, LiteralFacts> shared;

  private LiteralAnalysis(Map<Node, LiteralFacts> shared) {
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
  static RequiredLiterals of(Node root, Map<Node, LiteralFacts> shared) {
    List<LiteralFacts.Clause> clauses = new LiteralAnalysis(shared).facts(root).allClauses();
    List<RequiredLiterals.Clause> best =
        clauses.stream()
            .sorted(LiteralFacts.BETTER.reversed())
            .filter(firstOfItsLiterals())
            .limit(MAX_CLAUSES)
            .map(LiteralAnalysis::required)
            .toList();
    return best.isEmpty() ? RequiredLiterals.NONE : new RequiredLiterals(best);
  }

  /** Lets the best of the clauses with the same literals pass. */
  private static Predicate<LiteralFacts.Clause> firstOfItsLiterals() {
    Set<List<String>> seen = new HashSet<>();
    return clause -> seen.add(clause.literals());
  }

  private static RequiredLiterals.Clause required(LiteralFacts.Clause clause) {
    List<String> literals = LiteralFacts.withoutLonger(clause.literals());
    return new RequiredLiterals.Clause(
        literals.stream().map(Bytes::ofLatin1).toList(), clause.times());
  }

  /** What is known of a part of a pattern. */
  static LiteralFacts factsOf(Node node) {
    return new LiteralAnalysis(Map.of()).facts(node);
  }

  private LiteralFacts facts(Node node) {
    LiteralFacts before = shared.isEmpty() ? null : shared.get(node);
    return before != null ? before : compute(node);
  }

  private LiteralFacts compute(Node node) {
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
      return look.negated() ? LiteralFacts.EMPTY : lookedAt(facts(look.body()));
    } else if (node instanceof Node.Conditional c) {
      return alternate(List.of(c.yes(), c.no()));
    } else if (node instanceof Node.BackReference) {
      return LiteralFacts.NOTHING;
    } else if (node instanceof Node.Anchor) {
      return LiteralFacts.EMPTY;
    }
    throw Node.unknown(node);
  }

  private static LiteralFacts chars(ByteSet set) {
    if (set.size() > MAX_CLASS_BYTES) {
      return LiteralFacts.NOTHING;
    }
    Set<String> strings = new LinkedHashSet<>();
    for (int c = set.first(); c >= 0; c = set.next(c + 1)) {
      strings.add(Character.toString(c >= 'A' && c <= 'Z' ? c | 0x20 : c));
    }
    return LiteralFacts.ofStrings(List.copyOf(strings));
  }

  private static LiteralFacts lookedAt(LiteralFacts body) {
    return new LiteralFacts(
        LiteralFacts.EMPTY.exact(),
        LiteralFacts.EMPTY.begin(),
        LiteralFacts.EMPTY.end(),
        body.clausesLookedAt());
  }

  private LiteralFacts concat(List<Node> parts) {
    List<LiteralFacts> all = new ArrayList<>(parts.size());
    for (Node part : parts) {
      all.add(facts(part));
    }
    return joined(all);
  }

  private static LiteralFacts joined(List<LiteralFacts> parts) {
    List<LiteralFacts.Clause> clauses = new ArrayList<>();
    Optional<List<String>> begin = Optional.empty();
    List<String> gathered = List.of("");
    for (LiteralFacts f : parts) {
      clauses.addAll(f.clauses());
      Optional<List<String>> longer = product(gathered, f.begin());
      if (f.exact().isPresent() && longer.isPresent()) {
        gathered = longer.get();
      } else {
        List<String> whole = longer.orElse(gathered);
        LiteralFacts.clause(whole).ifPresent(clauses::add);
        begin = begin.isPresent() ? begin : Optional.of(whole);
        gathered = f.end();
      }
    }
    if (begin.isEmpty()) {
      return new LiteralFacts(Optional.of(gathered), gathered, gathered, bounded(clauses));
    }
    LiteralFacts.clause(gathered).ifPresent(clauses::add);
    return new LiteralFacts(Optional.empty(), begin.get(), gathered, bounded(clauses));
  }

  /**
   * Each clause is a condition of its own: with some left out a pattern is only tried more often.
   */
  private static List<LiteralFacts.Clause> bounded(List<LiteralFacts.Clause> clauses) {
    return clauses.stream().distinct().limit(MAX_PART_CLAUSES).toList();
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

  private LiteralFacts alternate(List<Node> branches) {
    List<String> exact = new ArrayList<>();
    Alternatives choice = new Alternatives();
    boolean allExact = true;
    for (Node branch : branches) {
      LiteralFacts f = facts(branch);
      allExact &= f.exact().isPresent() && exact.size() <= MAX_STRINGS;
      f.exact().ifPresent(exact::addAll);
      choice.add(f.best());
      if (!allExact && !choice.possible) {
        return LiteralFacts.NOTHING;
      }
    }
    if (allExact && exact.size() <= MAX_STRINGS) {
      return LiteralFacts.ofStrings(exact);
    }
    return LiteralFacts.ofClauses(choice.clause().stream().toList());
  }

  /** The literals of alternatives put together. */
  private static final class Alternatives {
    private final List<String> literals = new ArrayList<>();
    private int times = LiteralFacts.MAX_TIMES;
    private boolean within = true;
    private boolean possible = true;

    void add(Optional<LiteralFacts.Clause> best) {
      if (possible) {
        best.ifPresent(more -> literals.addAll(LiteralFacts.few(more.literals())));
      }
      possible &= best.isPresent() && literals.size() <= MAX_GATHERED_LITERALS;
      if (possible) {
        times = Math.min(times, best.get().times());
        within &= best.get().within();
      }
    }

    Optional<LiteralFacts.Clause> clause() {
      return Optional.of(literals)
          .filter(all -> possible)
          .map(LiteralFacts::withoutLonger)
          .flatMap(LiteralFacts::clause)
          .map(all -> new LiteralFacts.Clause(all.literals(), times, within));
    }
  }

  private LiteralFacts repeat(Node.Repeat repeat) {
    LiteralFacts body = facts(repeat.body());
    if (repeat.min() == 0) {
      return repeat.max() == 1 && body.exact().isPresent()
          ? LiteralFacts.ofStrings(withEmpty(body.exact().get()))
          : LiteralFacts.NOTHING;
    }
    if (repeat.min() == repeat.max() && repeat.min() <= MAX_LITERAL_BYTES) {
      return times(body, repeat.min());
    }
    List<LiteralFacts.Clause> clauses = body.clausesOfRepeated(repeat.min());
    return new LiteralFacts(Optional.empty(), body.begin(), body.end(), clauses);
  }

  private LiteralFacts times(LiteralFacts body, int count) {
    LiteralFacts all = joined(Collections.nCopies(count, body));
    if (all.exact().isPresent()) {
      return all;
    }
    List<LiteralFacts.Clause> clauses = new ArrayList<>(body.clausesOfRepeated(count));
    clauses.addAll(all.clauses());
    return new LiteralFacts(Optional.empty(), all.begin(), all.end(), bounded(clauses));
  }

  private static List<String> withEmpty(List<String> strings) {
    List<String> all = new ArrayList<>(strings);
    all.add("");
    return all;
  }
}
