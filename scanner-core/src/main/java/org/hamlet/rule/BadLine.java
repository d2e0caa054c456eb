package org.hamlet.rule;

/** A line that cannot be used; turned into a {@link ConfigProblem} where the line is known. */
final class BadLine extends Exception {

  private static final long serialVersionUID = 1L;

  private final int offset;

  /**
   * Says what is wrong and where.
   *
   * @param offset in the value, from 0; the keyword is meant when the value is empty
   */
  BadLine(int offset, String text) {
    super(text, null, false, false);
    this.offset = offset;
  }

  ConfigProblem problem(ConfigLine line) {
    return line.value().isEmpty()
        ? line.keyError(getMessage())
        : line.error(Math.min(offset, line.value().length()), getMessage());
  }
}
