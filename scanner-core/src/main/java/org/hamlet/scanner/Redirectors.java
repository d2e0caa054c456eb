package org.hamlet.scanner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.message.Bytes;
import org.hamlet.regex.MatchBudget;
import org.hamlet.regex.MatchGivenUp;
import org.hamlet.regex.MatchLimits;
import org.hamlet.regex.PatternMatch;
import org.hamlet.regex.PatternProblem;
import org.hamlet.regex.PerlPattern;
import org.hamlet.regex.RulePattern;
import org.hamlet.text.uri.RedirectTarget;
import org.jspecify.annotations.Nullable;

/**
 * The configuration's {@code redirector_pattern}s, whose first group is the target; compiled when
 * the first URI asks for them. Thread-safe.
 */
final class Redirectors implements RedirectTarget {

  private final List<String> sources;
  private final MatchLimits limits;
  private volatile @Nullable List<RulePattern> compiled;

  /** None compiled yet. */
  Redirectors(List<String> sources, MatchLimits limits) {
    this.sources = List.copyOf(sources);
    this.limits = limits;
  }

  /** Made twice when two threads come first at the same time, which does no harm. */
  private List<RulePattern> patterns() {
    List<RulePattern> ready = compiled;
    if (ready == null) {
      ready = compile();
      compiled = ready;
    }
    return ready;
  }

  private List<RulePattern> compile() {
    List<RulePattern> patterns = new ArrayList<>();
    for (String source : sources) {
      try {
        patterns.add(PerlPattern.compile(source));
      } catch (PatternProblem problem) {
        // was reported when the configuration was read
      }
    }
    return List.copyOf(patterns);
  }

  @Override
  public Optional<Bytes> target(Bytes uri) throws TooSlow {
    MatchBudget budget = MatchBudget.of(limits.perMatch(), limits.perMatch());
    for (RulePattern pattern : patterns()) {
      try {
        Optional<PatternMatch> match = pattern.find(uri, 0, budget);
        if (match.isPresent()
            && !match.get().groupStarts().isEmpty()
            && match.get().groupStarts().get(0) >= 0) {
          PatternMatch found = match.get();
          return Optional.of(uri.slice(found.groupStarts().get(0), found.groupEnds().get(0)));
        }
      } catch (MatchGivenUp end) {
        throw new TooSlow(end.limit(budget, "in a redirector_pattern"));
      }
    }
    return Optional.empty();
  }
}
