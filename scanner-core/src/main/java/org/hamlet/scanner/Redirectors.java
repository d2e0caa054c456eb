package org.hamlet.scanner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.message.Bytes;
import org.hamlet.regex.MatchBudget;
import org.hamlet.regex.MatchTimeout;
import org.hamlet.regex.PatternMatch;
import org.hamlet.regex.PatternProblem;
import org.hamlet.regex.PerlPattern;
import org.hamlet.regex.RulePattern;
import org.hamlet.text.uri.RedirectTarget;

/**
 * The configuration's {@code redirector_pattern}s, whose first group is the target. Thread-safe.
 */
final class Redirectors implements RedirectTarget {

  private final List<RulePattern> patterns;
  private final Duration perMatch;

  private Redirectors(List<RulePattern> patterns, Duration perMatch) {
    this.patterns = List.copyOf(patterns);
    this.perMatch = perMatch;
  }

  /** Compiles them; one that cannot be used was reported when the configuration was read. */
  static Redirectors of(List<String> sources, Duration perMatch) {
    List<RulePattern> patterns = new ArrayList<>();
    for (String source : sources) {
      try {
        patterns.add(PerlPattern.compile(source));
      } catch (PatternProblem problem) {
        // was reported when the configuration was read
      }
    }
    return new Redirectors(patterns, perMatch);
  }

  @Override
  public Optional<Bytes> target(Bytes uri) {
    MatchBudget budget = new MatchBudget(perMatch, System.nanoTime() + perMatch.toNanos());
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
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
