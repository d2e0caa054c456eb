package org.hamlet.regex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the strings that a part of a pattern matches, all in lower case (ASCII).
 *
 * @param exact all of them, where they are few
 * @param begin one of these every string begins with; the empty one where nothing is known
 * @param end one of these every string ends with
 * @param clauses what is inside every string
 */
record LiteralFacts(
    Optional<List<String>> exact, List<String> begin, List<String> end, List<Clause> clauses) {

  /** Most literals in one clause. */
  static final int MAX_CLAUSE_LITERALS = 256;

  /** Shortest literal worth looking for, in bytes. */
  static final int MIN_LITERAL_BYTES = 2;

  /** Most times a literal is counted. */
  static final int MAX_TIMES = 100;

  /**
   * Alternatives with more literals than these are asked for their beginnings, of eight bytes at
   * first and no less than four. Guesses, no run chose them: more literals make the index larger,
   * shorter ones let more texts pass.
   */
  private static final int FEW = 16;

  private static final int LONGEST_BEGINNING = 8;
  private static final int LEAST_BEGINNING = 4;

  private static final List<String> ANYTHING = List.of("");

  /** Of what takes nothing. */
  static final LiteralFacts EMPTY = ofStrings(ANYTHING);

  /** Nothing is known. */
  static final LiteralFacts NOTHING = ofClauses(List.of());

  /** A clause whose shortest literal is longer is better, then one with fewer literals. */
  static final Comparator<Clause> BETTER =
      Comparator.<Clause>comparingInt(clause -> shortest(clause.literals()))
          .thenComparing(clause -> clause.literals().size(), Comparator.reverseOrder())
          .thenComparing(Clause::times);

  /**
   * Literals some of which must occur.
   *
   * @param times in so many places
   * @param within whether they are part of what is matched, not only looked at: then what is
   *     repeated has them as often
   */
  record Clause(List<String> literals, int times, boolean within) {

    private Clause repeated(int count) {
      return within ? new Clause(literals, Math.min(MAX_TIMES, times * count), true) : this;
    }

    // as in Follow

    @Override
    public boolean equals(Object other) {
      return other instanceof Clause clause
          && times == clause.times
          && within == clause.within
          && literals.equals(clause.literals);
    }

    @Override
    public int hashCode() {
      return (literals.hashCode() * 31 + times) * 31 + (within ? 1 : 0);
    }
  }

  /** Of what matches these strings and no others. */
  static LiteralFacts ofStrings(List<String> strings) {
    return new LiteralFacts(Optional.of(strings), strings, strings, List.of());
  }

  /** Of what contains something. */
  static LiteralFacts ofClauses(List<Clause> clauses) {
    return new LiteralFacts(Optional.empty(), ANYTHING, ANYTHING, clauses);
  }

  /** A clause of strings that are part of a match; none when they are of no use. */
  static Optional<Clause> clause(List<String> strings) {
    return isUseful(strings) ? Optional.of(new Clause(strings, 1, true)) : Optional.empty();
  }

  /** The clauses, the exact strings among them. */
  List<Clause> allClauses() {
    List<Clause> all = new ArrayList<>(clauses);
    exact.flatMap(LiteralFacts::clause).ifPresent(all::add);
    return all;
  }

  /** What is inside when this comes so many times. */
  List<Clause> clausesOfRepeated(int count) {
    return allClauses().stream().map(clause -> clause.repeated(count)).toList();
  }

  /** What is inside what only looks at this. */
  List<Clause> clausesLookedAt() {
    return allClauses().stream().map(c -> new Clause(c.literals(), c.times(), false)).toList();
  }

  Optional<Clause> best() {
    return allClauses().stream().max(BETTER);
  }

  /** Leaves out literals that contain another one. */
  static List<String> withoutLonger(List<String> strings) {
    Set<String> all = new LinkedHashSet<>(strings);
    return all.stream()
        .filter(s -> all.stream().noneMatch(o -> o.length() < s.length() && s.contains(o)))
        .sorted()
        .toList();
  }

  /** The same, of long literals their beginning alone where that makes them few. */
  static List<String> few(List<String> strings) {
    List<String> found = withoutLonger(strings);
    for (int length = LONGEST_BEGINNING;
        found.size() > FEW && length >= LEAST_BEGINNING;
        length--) {
      int most = length;
      List<String> cut =
          found.stream().map(s -> s.substring(0, Math.min(most, s.length()))).toList();
      found = withoutLonger(cut);
    }
    return found;
  }

  private static int shortest(List<String> strings) {
    int shortest = strings.isEmpty() ? 0 : Integer.MAX_VALUE;
    for (String literal : strings) {
      shortest = Math.min(shortest, literal.length());
    }
    return shortest;
  }

  private static boolean isUseful(List<String> strings) {
    return shortest(strings) >= MIN_LITERAL_BYTES && strings.size() <= MAX_CLAUSE_LITERALS;
  }
}
