package org.hamlet.regex;

import java.util.Optional;
import org.hamlet.verdict.LimitReached;

/** A pattern that cannot be used. */
public final class PatternProblem extends Exception {

  private static final long serialVersionUID = 1L;

  private final int position;
  private final transient Optional<LimitReached> limit;

  /**
   * Says what is wrong and where.
   *
   * @param position offset in the source as written, from 0
   */
  public PatternProblem(String text, int position) {
    this(text, position, Optional.empty());
  }

  /** One of a pattern that is larger than a limit allows. */
  PatternProblem(String text, int position, LimitReached limit) {
    this(text, position, Optional.of(limit));
  }

  private PatternProblem(String text, int position, Optional<LimitReached> limit) {
    super(text);
    this.position = position;
    this.limit = limit;
  }

  /** The limit that the pattern is too large for, where that is what is wrong. */
  public Optional<LimitReached> limit() {
    return limit;
  }

  /** Offset in the source as written, from 0. */
  public int position() {
    return position;
  }
}
