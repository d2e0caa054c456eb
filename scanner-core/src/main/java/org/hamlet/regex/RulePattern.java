package org.hamlet.regex;

import java.util.Optional;
import org.hamlet.message.Bytes;

/** A compiled Perl pattern. Thread-safe. */
public interface RulePattern {

  /** The pattern as the rule wrote it, with delimiters and modifiers. */
  String source();

  /** Literals of which any match must contain at least one; empty when none are known. */
  RequiredLiterals requiredLiterals();

  /** Whether there are required literals. */
  default boolean requiresLiterals() {
    return !requiredLiterals().clauses().isEmpty();
  }

  /** Whether it may capture text that other rules use by name. */
  boolean captures();

  /** Gets ready to look for matches in a text. */
  Matches in(Bytes text);

  /**
   * Looks for the first match at or after {@code from}; look-behind sees what is before it.
   *
   * @throws MatchGivenUp when the budget is used up
   */
  default Optional<PatternMatch> find(Bytes text, int from, MatchBudget budget)
      throws MatchGivenUp {
    Matches matches = in(text);
    return matches.find(from, budget) ? Optional.of(matches.match(budget)) : Optional.empty();
  }

  /**
   * Whether the pattern matches anywhere.
   *
   * @throws MatchGivenUp when the budget is used up
   */
  default boolean matches(Bytes text, MatchBudget budget) throws MatchGivenUp {
    return in(text).find(0, budget);
  }
}
