package org.hamlet.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hamlet.message.Bytes;
import org.joni.Matcher;
import org.joni.Region;

/**
 * A Perl pattern as rules write it, matched by joni.
 *
 * <p>The meaning is Perl 5.36's on octets under {@code /aa}. Checked when made, compiled for joni
 * at the first use: most patterns of a rule set are never needed for a message. Not supported, and
 * refused: code, recursion, {@code (?|}, {@code (*VERB)}, {@code \b{..}}, {@code \N{name}}, the
 * modifiers {@code d l u}, conditions other than on a group, Unicode properties outside a list.
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
      // joni takes less there than Perl, so that problems must come out now
      this.compiled = new CompiledPattern(parsed, () -> parsedAgain().root());
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

  @Override
  public String source() {
    return source;
  }

  @Override
  public RequiredLiterals requiredLiterals() {
    return literals;
  }

  /** A shape that every match has; only worked out where there are no literals. */
  ByteSequence sequence() {
    return sequence;
  }

  @Override
  public Optional<PatternMatch> find(Bytes text, int from, MatchBudget budget) throws MatchTimeout {
    CompiledPattern ready = compiled();
    Matcher matcher =
        ready.regex().matcher(text.array(), text.offset(), text.end(), budget.remainingNanos());
    return search(ready, matcher, text, from, budget)
        ? Optional.of(result(matcher))
        : Optional.empty();
  }

  @Override
  public boolean matches(Bytes text, MatchBudget budget) throws MatchTimeout {
    CompiledPattern ready = compiled();
    long nanos = budget.remainingNanos();
    Matcher matcher = ready.regex().matcherNoRegion(text.array(), text.offset(), text.end(), nanos);
    return search(ready, matcher, text, 0, budget);
  }

  private boolean search(
      CompiledPattern ready, Matcher matcher, Bytes text, int from, MatchBudget budget)
      throws MatchTimeout {
    try {
      return ready.search(matcher, text, from, budget);
    } catch (InterruptedException e) {
      if (!(e instanceof org.joni.exception.TimeoutException)) {
        Thread.currentThread().interrupt();
      }
      throw new MatchTimeout(source);
    } catch (IndexOutOfBoundsException e) {
      // joni 2.2.9 does this for ^ under m behind an empty back reference; the match is given up
      throw new MatchTimeout(source);
    }
  }

  private PatternMatch result(Matcher matcher) {
    Region region = matcher.getEagerRegion();
    List<Integer> starts = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (int group = 1; group < region.getNumRegs(); group++) {
      starts.add(region.getBeg(group));
      ends.add(region.getEnd(group));
    }
    return new PatternMatch(
        matcher.getBegin(), matcher.getEnd(), List.copyOf(starts), List.copyOf(ends), names);
  }

  /** Compiled twice when two threads come first at the same time, which does no harm. */
  private CompiledPattern compiled() {
    CompiledPattern ready = compiled;
    if (ready == null) {
      try {
        ready = new CompiledPattern(parsedAgain(), () -> parsedAgain().root());
      } catch (PatternProblem e) {
        throw new IllegalStateException("checked pattern does not compile: " + source, e);
      }
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
