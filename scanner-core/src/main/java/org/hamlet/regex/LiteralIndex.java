package org.hamlet.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.message.Bytes;

/**
 * Tells which of many patterns can match a text: those whose required literals are all there.
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
final class LiteralIndex {

  private static final int CLAUSES_PER_PATTERN = 8;

  private final int patternCount;
  private final byte[] required;
  private final List<WindowTable> tables;
  private final byte[][] literals;
  private final int[][] clausesOfLiteral;

  private LiteralIndex(Builder b) {
    patternCount = b.patterns.size();
    required = b.required;
    literals = b.literals.toArray(byte[][]::new);
    clausesOfLiteral = new int[literals.length][];
    for (int i = 0; i < literals.length; i++) {
      clausesOfLiteral[i] = b.users.get(i).stream().mapToInt(Integer::intValue).toArray();
    }
    tables = WindowTable.forAll(b.literals);
  }

  /** An index whose pattern numbers are the places in the list. */
  static LiteralIndex of(List<RequiredLiterals> patterns) {
    return new LiteralIndex(new Builder(patterns));
  }

  /** Adds the patterns that need literals, all of which are in the text. */
  void addCandidates(Bytes text, BitSet result) {
    if (literals.length == 0) {
      return;
    }
    byte[] found = new byte[patternCount];
    BitSet seen = new BitSet(literals.length);
    for (WindowTable table : tables) {
      table.scan(text, literals, literal -> note(literal, seen, found, result));
    }
  }

  private void note(int literal, BitSet seen, byte[] found, BitSet result) {
    if (seen.get(literal)) {
      return;
    }
    seen.set(literal);
    for (int use : clausesOfLiteral[literal]) {
      int pattern = use / CLAUSES_PER_PATTERN;
      found[pattern] |= (byte) (1 << (use % CLAUSES_PER_PATTERN));
      if (found[pattern] == required[pattern]) {
        result.set(pattern);
      }
    }
  }

  /** Numbers the literals. */
  private static final class Builder {
    final List<RequiredLiterals> patterns;
    final byte[] required;
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
