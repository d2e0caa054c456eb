package org.hamlet.regex;

import org.hamlet.message.Bytes;

/** The matches where there are none. */
final class NoMatches implements Matches {

  @Override
  public void read(Bytes text) {}

  @Override
  public boolean find(int from, MatchBudget budget) {
    return false;
  }

  @Override
  public int start() {
    throw new IllegalStateException("no match was found");
  }

  @Override
  public int end() {
    throw new IllegalStateException("no match was found");
  }

  @Override
  public PatternMatch match(MatchBudget budget) {
    throw new IllegalStateException("no match was found");
  }
}
