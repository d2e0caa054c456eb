package org.hamlet.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.message.Bytes;

/**
 * Tells in one pass over a text which of many patterns can match it at all: those whose required
 * literals are all there. The others need not be tried.
 *
 * <p>The idea: every literal is known by one window of two to four bytes inside it, its rarest. At
 * each place of the text the window of each size is hashed and looked up in a bit table; only where
 * the bit is set are the few literals of that window compared. That takes about as long as an
 * Aho-Corasick automaton and a small part of its memory. A text is folded to lower case (ASCII)
 * byte by byte on the way; nothing is copied.
 *
 * <p>Cost is linear: text length times the literals of the fullest window, which is fixed by the
 * rules. Immutable; thread-safe.
 */
public final class LiteralIndex {

  private static final int CLAUSES_PER_PATTERN = 8;

  private final int patternCount;
  private final byte[] required;
  private final BitSet always;
  private final List<WindowTable> tables;
  private final byte[][] literals;
  private final int[][] clausesOfLiteral;

  private LiteralIndex(Builder b) {
    patternCount = b.patterns.size();
    required = b.required;
    always = b.always;
    literals = b.literals.toArray(byte[][]::new);
    clausesOfLiteral = new int[literals.length][];
    for (int i = 0; i < literals.length; i++) {
      clausesOfLiteral[i] = b.users.get(i).stream().mapToInt(Integer::intValue).toArray();
    }
    tables = WindowTable.forAll(b.literals);
  }

  /** An index whose pattern numbers are the places in the list. */
  public static LiteralIndex of(List<RequiredLiterals> patterns) {
    return new LiteralIndex(new Builder(patterns));
  }

  /** The patterns that need no literal and are candidates for every text; not to be changed. */
  public BitSet always() {
    return (BitSet) always.clone();
  }

  /** The patterns that may match the text, those without literals included. */
  public BitSet candidates(Bytes text) {
    BitSet result = always();
    byte[] found = new byte[patternCount];
    BitSet seen = new BitSet(literals.length);
    for (WindowTable table : tables) {
      table.scan(text, literals, literal -> note(literal, seen, found, result));
    }
    return result;
  }

  private void note(int literal, BitSet seen, byte[] found, BitSet result) {
    if (seen.get(literal)) {
      return;
    }
    seen.set(literal);
    for (int use : clausesOfLiteral[literal]) {
      int pattern = use / CLAUSES_PER_PATTERN;
      found[pattern] |= (byte) (1 << use % CLAUSES_PER_PATTERN);
      if (found[pattern] == required[pattern]) {
        result.set(pattern);
      }
    }
  }

  /** Numbers the literals. */
  private static final class Builder {
    final List<RequiredLiterals> patterns;
    final byte[] required;
    final BitSet always = new BitSet();
    final List<byte[]> literals = new ArrayList<>();
    final List<List<Integer>> users = new ArrayList<>();
    private final Map<Bytes, Integer> numbers = new HashMap<>();

    Builder(List<RequiredLiterals> patterns) {
      this.patterns = patterns;
      required = new byte[patterns.size()];
      for (int i = 0; i < required.length; i++) {
        add(i, patterns.get(i).clauses());
      }
    }

    private void add(int pattern, List<List<Bytes>> clauses) {
      int count = Math.min(clauses.size(), CLAUSES_PER_PATTERN);
      if (count == 0) {
        always.set(pattern);
      }
      required[pattern] = (byte) ((1 << count) - 1);
      for (int clause = 0; clause < count; clause++) {
        for (Bytes literal : clauses.get(clause)) {
          users.get(number(literal)).add(pattern * CLAUSES_PER_PATTERN + clause);
        }
      }
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
