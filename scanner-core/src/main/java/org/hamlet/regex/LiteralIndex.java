package org.hamlet.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.message.Bytes;

/**
 * Tells which of many patterns can match a text: those whose required literals are all there.
 *
 * <p>The idea: every literal is known by one window of two or three bytes inside it, its rarest in
 * mail; see {@link WindowTable}. That takes less time than an Aho-Corasick automaton and a small
 * part of its memory. A text is folded to lower case (ASCII) byte by byte on the way; nothing is
 * copied.
 *
 * <p>Cost is linear: text length times the literals of the fullest window, which is fixed by the
 * rules. Immutable; thread-safe.
 */
final class LiteralIndex {

  static final int CLAUSES_PER_PATTERN = 8;

  /** A clause expected more often than once in so many bytes tells nearly nothing of a text. */
  private static final double COMMON = 1.0 / 1000;

  private final LiteralUses uses;
  private final WindowTable table;

  private LiteralIndex(Builder b) {
    uses =
        new LiteralUses(
            b.required,
            arrays(b.users),
            arrays(b.counters),
            b.counted.stream().mapToInt(Integer::intValue).toArray(),
            b.times.stream().mapToInt(Integer::intValue).toArray());
    table = new WindowTable(b.literals);
  }

  private static int[][] arrays(List<List<Integer>> lists) {
    return lists.stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /**
   * An index whose pattern numbers are the places in the list.
   *
   * @param patterns none with a literal of less than two bytes
   */
  static LiteralIndex of(List<RequiredLiterals> patterns) {
    return new LiteralIndex(new Builder(patterns));
  }

  /** Whether no pattern requires any literal. */
  boolean isEmpty() {
    return uses.clausesOfLiteral().length == 0;
  }

  /** What looks for literals and enters the patterns that have all they need. */
  FoundLiterals found(BitSet result) {
    return new FoundLiterals(uses, result);
  }

  /** Adds the patterns that need literals, all of which are in the text. */
  void addCandidates(Bytes text, FoundLiterals found) {
    if (!isEmpty()) {
      table.scan(text, found);
    }
  }

  /** Numbers the literals. */
  private static final class Builder {
    final byte[] required;
    final List<byte[]> literals = new ArrayList<>();
    final List<List<Integer>> users = new ArrayList<>();
    final List<List<Integer>> counters = new ArrayList<>();
    final List<Integer> counted = new ArrayList<>();
    final List<Integer> times = new ArrayList<>();
    private final Map<Bytes, Integer> numbers = new HashMap<>();
    private final ByteFrequency frequency = new ByteFrequency();

    Builder(List<RequiredLiterals> patterns) {
      required = new byte[patterns.size()];
      for (int i = 0; i < required.length; i++) {
        add(i, patterns.get(i).clauses());
      }
    }

    private void add(int pattern, List<RequiredLiterals.Clause> all) {
      List<RequiredLiterals.Clause> clauses = worthwhile(all);
      required[pattern] = (byte) ((1 << clauses.size()) - 1);
      for (int i = 0; i < clauses.size(); i++) {
        add(pattern * CLAUSES_PER_PATTERN + i, clauses.get(i));
      }
    }

    private void add(int use, RequiredLiterals.Clause clause) {
      List<List<Integer>> place = users;
      int entry = use;
      if (clause.times() > 1) {
        place = counters;
        entry = counted.size();
        counted.add(use);
        times.add(clause.times());
      }
      for (Bytes literal : clause.literals()) {
        place.get(number(literal)).add(entry);
      }
    }

    /** Leaves out clauses that most texts fulfil, but for the rarest one. */
    private List<RequiredLiterals.Clause> worthwhile(List<RequiredLiterals.Clause> clauses) {
      if (clauses.size() < 2) {
        return clauses;
      }
      List<RequiredLiterals.Clause> kept = new ArrayList<>(clauses);
      kept.sort(Comparator.comparingDouble(this::expected));
      while (kept.size() > 1 && expected(kept.get(kept.size() - 1)) > COMMON) {
        kept.remove(kept.size() - 1);
      }
      return kept;
    }

    /** How many of them are expected to be fulfilled in one byte of a text. */
    private double expected(RequiredLiterals.Clause clause) {
      double sum = 0;
      for (Bytes literal : clause.literals()) {
        sum += frequency.of(literal.toArray(), 0, literal.length());
      }
      return sum / clause.times();
    }

    private int number(Bytes literal) {
      return numbers.computeIfAbsent(
          literal,
          l -> {
            literals.add(l.toArray());
            users.add(new ArrayList<>());
            counters.add(new ArrayList<>());
            return literals.size() - 1;
          });
    }
  }
}
