package org.hamlet.regex;

import java.util.List;
import org.hamlet.message.Bytes;

/**
 * What every match must contain. Case-folded (ASCII) literals, to be looked for in case-folded
 * text.
 *
 * @param clauses each of them must be fulfilled; none when nothing is required
 */
public record RequiredLiterals(List<Clause> clauses) {

  /** Nothing is known to be required. */
  public static final RequiredLiterals NONE = new RequiredLiterals(List.of());

  /** Copies the list. */
  public RequiredLiterals {
    clauses = List.copyOf(clauses);
  }

  /**
   * Literals some of which must occur.
   *
   * @param literals none is a part of another
   * @param times in so many places, of one literal or of several
   */
  public record Clause(List<Bytes> literals, int times) {

    /** Copies the list. */
    public Clause {
      literals = List.copyOf(literals);
    }

    @Override
    public String toString() {
      return times == 1 ? literals.toString() : literals + "{" + times + "}";
    }
  }
}
