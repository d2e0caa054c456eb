package org.hamlet.rule;

import java.util.Optional;
import org.hamlet.message.Bytes;
import org.hamlet.regex.MatchBudget;
import org.hamlet.regex.PatternMatch;
import org.hamlet.regex.RequiredLiterals;
import org.hamlet.regex.RulePattern;

/** Stands for a pattern until there is an engine for them; never matches. */
record PendingPattern(String source) implements RulePattern {

  @Override
  public RequiredLiterals requiredLiterals() {
    return RequiredLiterals.NONE;
  }

  @Override
  public Optional<PatternMatch> find(Bytes text, int from, MatchBudget budget) {
    return Optional.empty();
  }
}
