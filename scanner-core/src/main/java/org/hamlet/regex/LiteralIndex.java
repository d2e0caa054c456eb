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

  private final byte[] required;
  private final WindowTable table;
  private final int[][] clausesOfLiteral;

  private LiteralIndex(Builder b) {
    required = b.required;
    clausesOfLiteral = new int[b.literals.size()][];
    for (int i = 0; i < clausesOfLiteral.length; i++) {
      clausesOfLiteral[i] = b.users.get(i).stream().mapToInt(Integer::intValue).toArray();
    }
    table = new WindowTable(b.literals);
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
    return clausesOfLiteral.length == 0;
  }

  /** What looks for literals and enters the patterns that have all they need. */
  FoundLiterals found(BitSet result) {
    return new FoundLiterals(clausesOfLiteral, required, result);
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
    private final Map<Bytes, Integer> numbers = new HashMap<>();
    private final ByteFrequency frequency = new ByteFrequency();

    Builder(List<RequiredLiterals> patterns) {
      required = new byte[patterns.size()];
      for (int i = 0; i < required.length; i++) {
        add(i, patterns.get(i).clauses());
      }
    }

    private void add(int pattern, List<List<Bytes>> all) {
      List<List<Bytes>> clauses = worthwhile(all);
      int count = Math.min(clauses.size(), CLAUSES_PER_PATTERN);
      required[pattern] = (byte) ((1 << count) - 1);
      for (int clause = 0; clause < count; clause++) {
        for (Bytes literal : clauses.get(clause)) {
          users.get(number(literal)).add(pattern * CLAUSES_PER_PATTERN + clause);
        }
      }
    }

    /** Leaves out clauses that most texts fulfil, but for the rarest one. */
    private List<List<Bytes>> worthwhile(List<List<Bytes>> clauses) {
      if (clauses.size() < 2) {
        return clauses;
      }
      List<List<Bytes>> kept = new ArrayList<>(clauses);
      kept.sort(Comparator.comparingDouble(this::expected));
      while (kept.size() > 1 && expected(kept.get(kept.size() - 1)) > COMMON) {
        kept.remove(kept.size() - 1);
      }
      return kept;
    }

    /** At which part of the places of a text one of the literals is expected. */
    private double expected(List<Bytes> clause) {
      double sum = 0;
      for (Bytes literal : clause) {
        sum += frequency.of(literal.toArray(), 0, literal.length());
      }
      return sum;
    }

    private int number(Bytes literal) {
      return numbers.computeIfAbsent(
          literal,
          l -> {
            literals.add(l.toArray());
            users.add(new ArrayList<>());
            return literals.size() - 1;
          });
    }
  }
}
