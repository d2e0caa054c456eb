package org.hamlet.regex;

import java.util.List;
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

  private final PatternParts parts;
  private volatile CompiledPattern compiled;

  PerlPattern(PatternParts parts) {
    this.parts = parts;
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
    return new PerlPattern(ParsedParts.of(source, false, fragments));
  }

  /**
   * A pattern without delimiters, as some eval functions take.
   *
   * @throws PatternProblem when Perl, SpamAssassin or this class refuses it
   */
  public static PerlPattern compileBare(String body) throws PatternProblem {
    return new PerlPattern(ParsedParts.of(body, true, PatternFragments.NONE));
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
    return parts.source();
  }

  @Override
  public RequiredLiterals requiredLiterals() {
    return parts.literals();
  }

  @Override
  public boolean requiresLiterals() {
    return parts.requiresLiterals();
  }

  @Override
  public boolean captures() {
    return parts.captures();
  }

  /**
   * A rare part of a shape that every match has; empty where there are literals, or none is rare.
   */
  List<ByteSequence.Step> window() {
    return parts.window();
  }

  /** Numbers of the named groups. */
  Map<String, Integer> names() {
    return parts.names();
  }

  /** What it is made of. */
  PatternParts parts() {
    return parts;
  }

  @Override
  public Matches in(Bytes text) {
    FoundMatches matches = new FoundMatches(this, compiled());
    matches.read(text);
    return matches;
  }

  /** Prepared twice when two threads come first at the same time, which does no harm. */
  private CompiledPattern compiled() {
    CompiledPattern ready = compiled;
    if (ready == null) {
      ready = new CompiledPattern(parts);
      compiled = ready;
    }
    return ready;
  }

  @Override
  public String toString() {
    return source();
  }
}
