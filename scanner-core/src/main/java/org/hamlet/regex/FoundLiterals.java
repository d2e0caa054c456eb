package org.hamlet.regex;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The literals found in one text, and the patterns that have all they require. Used for one text
 * after the other: one thread.
 */
final class FoundLiterals {

  private final int[][] clausesOfLiteral;
  private final byte[] required;
  private final boolean[] seen;
  private final byte[] clauses;
  private final BitSet patterns;
  private int[] noted = new int[32];
  private int count;

  /**
   * None found yet.
   *
   * @param clausesOfLiteral by literal, the clauses that have it
   * @param required by pattern, a bit for each of its clauses
   * @param patterns where patterns are entered
   */
  FoundLiterals(int[][] clausesOfLiteral, byte[] required, BitSet patterns) {
    this.clausesOfLiteral = clausesOfLiteral;
    this.required = required;
    this.patterns = patterns;
    seen = new boolean[clausesOfLiteral.length];
    clauses = new byte[required.length];
  }

  boolean has(int literal) {
    return seen[literal];
  }

  void add(int literal) {
    seen[literal] = true;
    if (count == noted.length) {
      noted = Arrays.copyOf(noted, 2 * count);
    }
    noted[count++] = literal;
    for (int use : clausesOfLiteral[literal]) {
      int pattern = use / LiteralIndex.CLAUSES_PER_PATTERN;
      clauses[pattern] |= (byte) (1 << (use % LiteralIndex.CLAUSES_PER_PATTERN));
      if (clauses[pattern] == required[pattern]) {
        patterns.set(pattern);
      }
    }
  }

  /** Forgets the literals, for the next text; the patterns entered stay. */
  void clear() {
    for (int i = 0; i < count; i++) {
      seen[noted[i]] = false;
      for (int use : clausesOfLiteral[noted[i]]) {
        clauses[use / LiteralIndex.CLAUSES_PER_PATTERN] = 0;
      }
    }
    count = 0;
  }
}
