package org.hamlet.engine;

import java.util.List;
import org.hamlet.rule.RuleSet;
import org.hamlet.rule.RuleTraits;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.RuleName;

/**
 * The hits that the engine adds itself, described as the configuration describes their names.
 * Immutable.
 *
 * @param policy what ends a scan early
 * @param timeLimit the hit of a scan that ran out of time
 * @param shortcircuitDescription what reports say of a scan that ended early
 */
record OwnHits(ShortcircuitPolicy policy, Hit timeLimit, String shortcircuitDescription) {

  /** Points of a scan that ran out of time, unless a rule file scores it otherwise. */
  static final double TIME_LIMIT_POINTS = 0.001;

  private static final RuleName TIME_LIMIT_EXCEEDED = new RuleName("TIME_LIMIT_EXCEEDED");
  private static final RuleName SHORTCIRCUIT = new RuleName("SHORTCIRCUIT");

  static OwnHits of(RuleSet rules) {
    String timeUp = describe(rules, TIME_LIMIT_EXCEEDED, "Exceeded the time limit of a scan");
    return new OwnHits(
        ShortcircuitPolicy.of(rules.settings()),
        hit(TIME_LIMIT_EXCEEDED, TIME_LIMIT_POINTS, timeUp),
        describe(rules, SHORTCIRCUIT, ""));
  }

  /** The hit of a scan that ended early. */
  Hit shortcircuit(double points) {
    return hit(SHORTCIRCUIT, points, shortcircuitDescription);
  }

  private static String describe(RuleSet rules, RuleName name, String otherwise) {
    RuleTraits traits = rules.traits().get(name);
    return traits == null ? otherwise : traits.description();
  }

  private static Hit hit(RuleName name, double points, String description) {
    return new Hit(name, points, 1, Hit.Area.HEADER, description, "", List.of());
  }
}
