package org.hamlet.eval.net;

import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.eval.TextPattern;
import org.hamlet.regex.MatchBudget;

/** A subtest of a record's text: the whole of it, or a pattern. */
sealed interface TextTest extends Subtest {

  /** Equal to the text. */
  record Exactly(String text) implements TextTest {
    @Override
    public boolean holds(String data, MatchBudget budget) {
      return data.equals(text);
    }

    @Override
    public boolean asksFor(String data, MatchBudget budget) {
      return holds(data, budget) && !ORDINARY.contains(data);
    }
  }

  /** Matched by the pattern. */
  record Matching(TextPattern pattern) implements TextTest {
    @Override
    public boolean holds(String data, MatchBudget budget) {
      return pattern.matches(data, budget);
    }
  }

  /**
   * The subtest of {@code check_rbl} and {@code check_rbl_sub}: a dotted quad exactly, a number as
   * a bit mask, else a pattern.
   */
  static Subtest ofListRule(String text) throws BadArguments {
    if (AddressTest.quad(text).isPresent()) {
      return new Exactly(text);
    }
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return AddressTest.parse(text)
          .orElseThrow(() -> new BadArguments("the bit mask is too large: " + text));
    }
    return new Matching(TextPattern.compile(text));
  }
}
