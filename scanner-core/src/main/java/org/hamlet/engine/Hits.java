package org.hamlet.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.LimitReached;
import org.hamlet.verdict.RuleTime;
import org.hamlet.verdict.ScoreSet;

/**
 * What the rules found in one message.
 *
 * @param scoreSet which scores count
 * @param scored rules that add to the score, in the order they hit
 * @param subRules sub rules, in the order they hit
 * @param tags report tags that rules set
 * @param limits limits that cut the work short
 * @param extent whether every rule was run
 * @param slowestRule the one that took longest
 */
public record Hits(
    ScoreSet scoreSet,
    List<Hit> scored,
    List<Hit> subRules,
    Map<String, String> tags,
    List<LimitReached> limits,
    Extent extent,
    Optional<RuleTime> slowestRule) {

  /** Copies the collections. */
  public Hits {
    scored = List.copyOf(scored);
    subRules = List.copyOf(subRules);
    tags = Map.copyOf(tags);
    limits = List.copyOf(limits);
  }

  /** How much of the rules was run. */
  public enum Extent {
    /** All. */
    COMPLETE,
    /** Those up to one whose hit decided. */
    SHORTCIRCUITED,
    /** As many as the time allowed. */
    OUT_OF_TIME
  }
}
