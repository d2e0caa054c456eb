package org.hamlet.regex;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of a pattern that was parsed. The tree is not kept but made again for what is asked for
 * later.
 */
final class ParsedParts implements PatternParts {

  private final String source;
  private final boolean bare;
  private final Map<String, Integer> names;
  private final RequiredLiterals literals;
  private final ByteSequence sequence;

  private ParsedParts(String source, boolean bare, ParsedPattern parsed, PatternFragments fragments)
      throws PatternProblem {
    this.source = source;
    this.bare = bare;
    this.names = Map.copyOf(parsed.names());
    this.literals = LiteralAnalysis.of(parsed.root(), fragments.facts());
    this.sequence =
        literals.clauses().isEmpty() ? ByteSequence.of(parsed.root()) : ByteSequence.UNKNOWN;
    if (parsed.hasLookBehind()) {
      // less is supported there than the parser takes, so that problems must come out now
      ProgramWriter.lean(parsed);
    }
  }

  /**
   * Checks a pattern.
   *
   * @param bare whether it is written without delimiters
   * @throws PatternProblem when Perl, SpamAssassin or this package refuses it
   */
  static ParsedParts of(String source, boolean bare, PatternFragments fragments)
      throws PatternProblem {
    PatternSource split = bare ? PatternSource.bare(source) : PatternSource.split(source);
    return new ParsedParts(source, bare, PatternParser.parse(split, fragments), fragments);
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public boolean bare() {
    return bare;
  }

  @Override
  public boolean captures() {
    return !names.isEmpty();
  }

  @Override
  public Map<String, Integer> names() {
    return names;
  }

  @Override
  public boolean requiresLiterals() {
    return !literals.clauses().isEmpty();
  }

  @Override
  public RequiredLiterals literals() {
    return literals;
  }

  @Override
  public List<ByteSequence.Step> window() {
    return SequenceWindow.best(sequence).orElse(List.of());
  }

  @Override
  public Program lean() {
    try {
      return ProgramWriter.lean(parsedAgain());
    } catch (PatternProblem e) {
      throw new IllegalStateException("checked pattern does not compile: " + source, e);
    }
  }

  @Override
  public Program all() {
    try {
      return ProgramWriter.all(parsedAgain());
    } catch (PatternProblem e) {
      throw new IllegalStateException("checked pattern does not compile: " + source, e);
    }
  }

  @Override
  public Optional<StartFinder.Plan> finder() {
    return StartFinder.plan(parsedAgain().root());
  }

  private ParsedPattern parsedAgain() {
    try {
      PatternSource split = bare ? PatternSource.bare(source) : PatternSource.split(source);
      return PatternParser.parse(split);
    } catch (PatternProblem e) {
      throw new IllegalStateException("checked pattern does not parse: " + source, e);
    }
  }
}
