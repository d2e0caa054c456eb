package org.hamlet.regex;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The literals found in one text, and the patterns that have all they require. Used for one text
 * after the other: one thread.
 */
final class FoundLiterals {

  private final int[][] clausesOfLiteral;
  private final int[][] countersOfLiteral;
  private final LiteralUses uses;
  private final byte[] required;
  private final boolean[] seen;
  private final byte[] clauses;
  private final int[] places;
  private final BitSet patterns;
  private int[] noted = new int[32];
  private int count;

  /**
   * None found yet.
   *
   * @param patterns where patterns are entered
   */
  FoundLiterals(LiteralUses uses, BitSet patterns) {
    this.uses = uses;
    this.clausesOfLiteral = uses.clausesOfLiteral();
    this.countersOfLiteral = uses.countersOfLiteral();
    this.required = uses.required();
    this.patterns = patterns;
    seen = new boolean[clausesOfLiteral.length];
    clauses = new byte[required.length];
    places = new int[uses.counted().length];
  }

  /** Whether a literal found at one more place would tell something. */
  boolean wants(int literal) {
    return !seen[literal] || countersOfLiteral[literal].length > 0;
  }

  /** A literal stands at a place at which it was not found before. */
  void add(int literal) {
    for (int counter : countersOfLiteral[literal]) {
      if (++places[counter] == uses.times()[counter]) {
        fulfil(uses.counted()[counter]);
      }
    }
    if (seen[literal]) {
      return;
    }
    seen[literal] = true;
    if (count == noted.length) {
      noted = Arrays.copyOf(noted, 2 * count);
    }
    noted[count++] = literal;
    for (int clause : clausesOfLiteral[literal]) {
      fulfil(clause);
    }
  }

  private void fulfil(int clause) {
    int pattern = clause / LiteralIndex.CLAUSES_PER_PATTERN;
    clauses[pattern] |= (byte) (1 << (clause % LiteralIndex.CLAUSES_PER_PATTERN));
    if (clauses[pattern] == required[pattern]) {
      patterns.set(pattern);
    }
  }

  /** Forgets the literals, for the next text; the patterns entered stay. */
  void clear() {
    for (int i = 0; i < count; i++) {
      seen[noted[i]] = false;
      for (int clause : clausesOfLiteral[noted[i]]) {
        clauses[clause / LiteralIndex.CLAUSES_PER_PATTERN] = 0;
      }
      for (int counter : countersOfLiteral[noted[i]]) {
        places[counter] = 0;
        clauses[uses.counted()[counter] / LiteralIndex.CLAUSES_PER_PATTERN] = 0;
      }
    }
    count = 0;
  }
}
