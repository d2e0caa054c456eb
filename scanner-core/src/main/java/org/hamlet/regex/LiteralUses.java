package org.hamlet.regex;

/**
 * Which clauses of which patterns literals fulfil. A clause that wants several places has a counter
 * of its own. Immutable; thread-safe.
 */
final class LiteralUses {

  private final byte[] required;
  private final int[][] clausesOfLiteral;
  private final int[][] countersOfLiteral;
  private final int[] counted;
  private final int[] times;

  /**
   * Made of arrays that nobody changes afterwards.
   *
   * @param required by pattern, a bit for each of its clauses
   * @param clausesOfLiteral by literal, the clauses that it fulfils wherever it stands
   * @param countersOfLiteral by literal, the counters of its places
   * @param counted by counter, its clause
   * @param times by counter, how many places its clause wants
   */
  LiteralUses(
      byte[] required,
      int[][] clausesOfLiteral,
      int[][] countersOfLiteral,
      int[] counted,
      int[] times) {
    this.required = required;
    this.clausesOfLiteral = clausesOfLiteral;
    this.countersOfLiteral = countersOfLiteral;
    this.counted = counted;
    this.times = times;
  }

  // none of the arrays is to be changed

  byte[] required() {
    return required;
  }

  int[][] clausesOfLiteral() {
    return clausesOfLiteral;
  }

  int[][] countersOfLiteral() {
    return countersOfLiteral;
  }

  int[] counted() {
    return counted;
  }

  int[] times() {
    return times;
  }
}
