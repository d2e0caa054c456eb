package org.hamlet.regex;

import org.hamlet.verdict.LimitReached;

/** A match was given up; the rule counts as not hit and the verdict says so. */
public final class MatchGivenUp extends Exception {

  private static final long serialVersionUID = 1L;

  /** What was used up. */
  public enum Reason {
    /** The time of the match or of the scan. */
    TIME("time limit"),
    /** The choices that a match can remember. */
    STACK("limit of the stack");

    private final String words;

    Reason(String words) {
      this.words = words;
    }
  }

  private final Reason reason;

  /** Tells which pattern; no stack trace, since it is an expected outcome. */
  MatchGivenUp(Reason reason, String source) {
    super(reason.words + " reached in pattern " + source, null, false, false);
    this.reason = reason;
  }

  /**
   * The limit that was reached.
   *
   * @param budget of the match
   * @param where such as {@code in rule NAME}
   */
  public LimitReached limit(MatchBudget budget, String where) {
    return switch (reason) {
      case TIME ->
          LimitReached.of(
              MatchLimits.class, "perMatch", budget.perMatch().toMillis(), "ms " + where);
      case STACK ->
          LimitReached.of(
              Trail.class, "MAX_STACK_ENTRIES", Trail.MAX_STACK_ENTRIES, "choices " + where);
    };
  }
}
