package org.hamlet.scanner;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.hamlet.rule.RuleTraits;
import org.hamlet.verdict.RuleName;
import org.hamlet.verdict.ScoreSet;

/**
 * A rule that adds to the score, as the configuration has it.
 *
 * @param name its name
 * @param flags what its line of test flags says, {@code net} also where a meta inherits it
 * @param points in each score set; 0 where it is not run
 */
public record ScoredRule(String name, Set<String> flags, Map<ScoreSet, Double> points) {

  /** Copies both. */
  public ScoredRule {
    flags = Set.copyOf(flags);
    points = Map.copyOf(points);
  }

  static ScoredRule of(RuleName name, RuleTraits traits) {
    Map<ScoreSet, Double> points = new EnumMap<>(ScoreSet.class);
    for (ScoreSet set : ScoreSet.values()) {
      points.put(set, traits.score(set));
    }
    return new ScoredRule(name.text(), traits.flags().keySet(), points);
  }
}
