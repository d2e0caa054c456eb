package org.hamlet.regex;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to know of a pattern; what few texts ask for is worked out when they do, and kept
 * by the caller. Thread-safe.
 */
interface PatternParts {

  /** As written. */
  String source();

  /** Whether it is written without delimiters. */
  boolean bare();

  /** Whether it has named groups. */
  boolean captures();

  /** Numbers of the named groups. */
  Map<String, Integer> names();

  /** Whether there are required literals. */
  boolean requiresLiterals();

  /** Literals of which any match must contain at least one of each clause. */
  RequiredLiterals literals();

  /**
   * A rare part of a shape that every match has; only worked out where there are no literals, and
   * empty when none is rare.
   */
  List<ByteSequence.Step> window();

  /** The program that notes only the groups its own result depends on. */
  Program lean();

  /** The program that notes all groups. */
  Program all();

  /** What tells where a match can begin; none when it would be too large. */
  Optional<StartFinder.Plan> finder();
}
