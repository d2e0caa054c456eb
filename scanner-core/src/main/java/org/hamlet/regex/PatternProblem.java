package org.hamlet.regex;

/** A pattern that cannot be used. */
public final class PatternProblem extends Exception {

  private static final long serialVersionUID = 1L;

  private final int position;

  /**
   * Says what is wrong and where.
   *
   * @param position offset in the source as written, from 0
   */
  public PatternProblem(String text, int position) {
    super(text);
    this.position = position;
  }

  /** Offset in the source as written, from 0. */
  public int position() {
    return position;
  }
}
