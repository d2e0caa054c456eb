package org.hamlet.scanner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.message.Bytes;
import org.hamlet.regex.MatchBudget;
import org.hamlet.regex.MatchLimits;
import org.hamlet.regex.MatchTimeout;
import org.hamlet.regex.PatternMatch;
import org.hamlet.regex.PatternProblem;
import org.hamlet.regex.PerlPattern;
import org.hamlet.regex.RulePattern;
import org.hamlet.text.uri.RedirectTarget;
import org.hamlet.verdict.LimitReached;

/**
 * The configuration's {@code redirector_pattern}s, whose first group is the target. Thread-safe.
 */
final class Redirectors implements RedirectTarget {

  private final List<RulePattern> patterns;
  private final MatchLimits limits;

  private Redirectors(List<RulePattern> patterns, MatchLimits limits) {
    this.patterns = List.copyOf(patterns);
    this.limits = limits;
  }

  /** Compiles them; one that cannot be used was reported when the configuration was read. */
  static Redirectors of(List<String> sources, MatchLimits limits) {
    List<RulePattern> patterns = new ArrayList<>();
    for (String source : sources) {
      try {
        patterns.add(PerlPattern.compile(source));
      } catch (PatternProblem problem) {
        // was reported when the configuration was read
      }
    }
    return new Redirectors(patterns, limits);
  }

  @Override
  public Optional<Bytes> target(Bytes uri) throws TooSlow {
    MatchBudget budget = MatchBudget.of(limits.perMatch(), limits.perMatch());
    for (RulePattern pattern : patterns) {
      try {
        Optional<PatternMatch> match = pattern.find(uri, 0, budget);
        if (match.isPresent()
            && !match.get().groupStarts().isEmpty()
            && match.get().groupStarts().get(0) >= 0) {
          PatternMatch found = match.get();
          return Optional.of(uri.slice(found.groupStarts().get(0), found.groupEnds().get(0)));
        }
      } catch (MatchTimeout timeout) {
        throw new TooSlow(
            LimitReached.of(
                MatchLimits.class,
                "perMatch",
                limits.perMatch().toMillis(),
                "ms in a redirector_pattern"));
      }
    }
    return Optional.empty();
  }
}
