package org.hamlet.regex;

import java.util.Optional;
import org.hamlet.message.Bytes;

/** A compiled Perl pattern. Thread-safe. */
public interface RulePattern {

  /** The pattern as the rule wrote it, with delimiters and modifiers. */
  String source();

  /** Literals of which any match must contain at least one; empty when none are known. */
  RequiredLiterals requiredLiterals();

  /**
   * Looks for the first match at or after {@code from}; look-behind sees what is before it.
   *
   * @throws MatchTimeout when the budget is used up
   */
  Optional<PatternMatch> find(Bytes text, int from, MatchBudget budget) throws MatchTimeout;

  /** Whether the pattern matches anywhere. */
  default boolean matches(Bytes text, MatchBudget budget) throws MatchTimeout {
    return find(text, 0, budget).isPresent();
  }
}
