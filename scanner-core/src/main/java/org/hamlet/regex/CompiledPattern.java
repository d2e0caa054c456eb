package org.hamlet.regex;

import java.util.Optional;
import java.util.function.Supplier;
import org.hamlet.message.Bytes;
import org.joni.Regex;

/**
 * A pattern ready to be searched: a {@link StartFinder} where one helps, and joni's program, which
 * is only made when a text has a place where a match can begin. Thread-safe.
 */
final class CompiledPattern {

  private final Supplier<ParsedPattern> parser;
  private final Optional<StartFinder> starts;
  private volatile Optional<Regex> regex = Optional.empty();

  /**
   * Prepares it.
   *
   * @param parser parses the pattern, again if need be, so that the tree need not be kept
   */
  CompiledPattern(Supplier<ParsedPattern> parser) {
    this.parser = parser;
    Node root = parser.get().root();
    starts = Risk.dependsOnSearchStart(root) ? Optional.empty() : StartFinder.of(root);
  }

  /** Joni's program. Made twice when two threads come first at the same time: no harm. */
  Regex regex() {
    Optional<Regex> made = regex;
    if (made.isEmpty()) {
      try {
        made = Optional.of(JoniCompiler.compile(parser.get()));
      } catch (PatternProblem e) {
        throw new IllegalStateException("checked pattern does not compile", e);
      }
      regex = made;
    }
    return made.get();
  }

  /** Where a match can begin; everywhere when there is no telling. */
  StartPlaces starts(Bytes text) {
    return starts.map(finder -> finder.find(text)).orElse(StartPlaces.EVERYWHERE);
  }
}
