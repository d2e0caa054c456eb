package org.hamlet.eval.net;

import java.util.List;
import org.hamlet.regex.MatchBudget;

/** What a rule wants of a record's data. Immutable; thread-safe. */
interface Subtest {

  /** Answers that lists give about what they list. */
  List<String> ORDINARY =
      List.of("127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.10", "127.0.1.2", "127.0.10.3");

  /** Satisfied by anything. */
  Subtest ANYTHING = (data, budget) -> true;

  /** Whether the data, an address or a text, satisfies it. */
  boolean holds(String data, MatchBudget budget);

  /**
   * Whether the error code {@code data} satisfies it, because it looks for nothing but errors: what
   * ordinary listings satisfy as well must not be satisfied by an error.
   */
  default boolean asksFor(String data, MatchBudget budget) {
    return holds(data, budget) && ORDINARY.stream().noneMatch(listing -> holds(listing, budget));
  }
}
