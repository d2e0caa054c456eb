package org.hamlet.regex;

import org.hamlet.message.Bytes;

/** The matches of a pattern in one text after the other. Confined to one thread. */
public interface Matches {

  /** No match at all. */
  Matches NONE = new NoMatches();

  /** Goes on with another text; what was found is forgotten. */
  void read(Bytes text);

  /**
   * Looks for the first match at or after {@code from}; look-behind sees what is before it.
   *
   * @throws MatchGivenUp when the budget is used up
   */
  boolean find(int from, MatchBudget budget) throws MatchGivenUp;

  /** Where the match found last begins. */
  int start();

  /** Where it ends. */
  int end();

  /**
   * All about it.
   *
   * @throws MatchGivenUp when the budget is used up
   */
  PatternMatch match(MatchBudget budget) throws MatchGivenUp;
}
