package org.hamlet.regex;

import java.util.Map;
import org.hamlet.message.Bytes;

/**
 * A Perl pattern as rules write it.
 *
 * <p>The meaning is Perl 5.36's on octets under {@code /aa}. Checked when made, compiled at the
 * first use: most patterns of a rule set are never needed for a message. Not supported, and
 * refused: code, recursion, {@code (*VERB)}, {@code \b{..}}, {@code \N{name}}, the modifiers {@code
 * d l u}, conditions other than on a group, Unicode properties outside a list. {@code (?^...)}
 * keeps {@code /aa}, where Perl goes back to {@code /d}.
 *
 * <p>Immutable but for the compiled form; thread-safe.
 */
public final class PerlPattern implements RulePattern {

  private final String source;
  private final boolean bare;
  private final Map<String, Integer> names;
  private final RequiredLiterals literals;
  private final ByteSequence sequence;
  private volatile CompiledPattern compiled;

  private PerlPattern(String source, boolean bare, ParsedPattern parsed, PatternFragments fragments)
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
   * A pattern with delimiters and modifiers.
   *
   * @throws PatternProblem when Perl, SpamAssassin or this class refuses it
   */
  public static PerlPattern compile(String source) throws PatternProblem {
    return compile(source, PatternFragments.NONE);
  }

  static PerlPattern compile(String source, PatternFragments fragments) throws PatternProblem {
    ParsedPattern parsed = PatternParser.parse(PatternSource.split(source), fragments);
    return new PerlPattern(source, false, parsed, fragments);
  }

  /**
   * A pattern without delimiters, as some eval functions take.
   *
   * @throws PatternProblem when Perl, SpamAssassin or this class refuses it
   */
  public static PerlPattern compileBare(String body) throws PatternProblem {
    ParsedPattern parsed = PatternParser.parse(PatternSource.bare(body));
    return new PerlPattern(body, true, parsed, PatternFragments.NONE);
  }

  /**
   * Refuses a pattern with an empty alternative or none at all, as rules with {@code
   * ignore_always_matching_regexps} are.
   *
   * @throws PatternProblem when it has one, or has no delimiters
   */
  public static void rejectAlwaysMatching(String source) throws PatternProblem {
    PatternSource.split(source).rejectAlwaysMatching();
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public RequiredLiterals requiredLiterals() {
    return literals;
  }

  @Override
  public boolean captures() {
    return !names.isEmpty();
  }

  /** A shape that every match has; only worked out where there are no literals. */
  ByteSequence sequence() {
    return sequence;
  }

  /** Numbers of the named groups. */
  Map<String, Integer> names() {
    return names;
  }

  @Override
  public Matches in(Bytes text) {
    return new FoundMatches(this, compiled(), text);
  }

  /** Prepared twice when two threads come first at the same time, which does no harm. */
  private CompiledPattern compiled() {
    CompiledPattern ready = compiled;
    if (ready == null) {
      ready = new CompiledPattern(this::parsedAgain);
      compiled = ready;
    }
    return ready;
  }

  private ParsedPattern parsedAgain() {
    try {
      PatternSource split = bare ? PatternSource.bare(source) : PatternSource.split(source);
      return PatternParser.parse(split);
    } catch (PatternProblem e) {
      throw new IllegalStateException("checked pattern does not parse: " + source, e);
    }
  }

  @Override
  public String toString() {
    return source;
  }
}
