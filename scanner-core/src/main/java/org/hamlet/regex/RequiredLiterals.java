package org.hamlet.regex;

import java.util.List;
import org.hamlet.message.Bytes;

/**
 * What every match must contain: for each clause at least one of its literals. Case-folded (ASCII)
 * literals, to be looked for in case-folded text.
 *
 * @param clauses none when nothing is required
 */
public record RequiredLiterals(List<List<Bytes>> clauses) {

  /** Nothing is known to be required. */
  public static final RequiredLiterals NONE = new RequiredLiterals(List.of());

  /** Copies the lists. */
  public RequiredLiterals {
    clauses = clauses.stream().map(List::copyOf).toList();
  }
}
