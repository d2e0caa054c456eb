package org.hamlet.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hamlet.rule.Shortcircuit;
import org.hamlet.verdict.LimitReached;
import org.hamlet.verdict.RuleName;

/**
 * Whether one scan has found what ends it before all rules were run. Follows SpamAssassin 4.0.1's
 * Shortcircuit plugin as observed: the rules of one kind and priority all run, those after them do
 * not. One thread.
 */
final class EarlyEnd {

  /** What a rule with {@code shortcircuit on} adds, with the sign of its points. */
  static final double MARK_POINTS = 0.0001;

  /** What a sum beyond its limit adds, with the sign of the sum. */
  static final double SUM_MARK_POINTS = 0.001;

  private final ShortcircuitPolicy policy;
  private Optional<RuleName> rule = Optional.empty();
  private String type = "no";
  private OptionalDouble points = OptionalDouble.empty();

  EarlyEnd(ShortcircuitPolicy policy) {
    this.policy = policy;
  }

  /** Whether what ends the scan was found. */
  boolean reached() {
    return points.isPresent();
  }

  /**
   * Looks at a hit.
   *
   * @param sum the points of all hits before
   * @param own the points of the rule
   * @return points of SHORTCIRCUIT when this hit is the first that ends the scan
   */
  OptionalDouble add(CompiledRule hit, double sum, double own) {
    if (!reached() && policy.endsAt(sum)) {
      // Compat: the sum counts at the next hit only, whose own line is not looked at
      type = sum > 0 ? "spam" : "ham";
      points = OptionalDouble.of(Math.copySign(SUM_MARK_POINTS, sum));
      return points;
    }
    Shortcircuit wanted = hit.traits().shortcircuit();
    if (wanted == Shortcircuit.OFF || rule.isPresent() || !policy.loaded()) {
      return OptionalDouble.empty();
    }
    rule = Optional.of(hit.rule().name());
    boolean spam = wanted == Shortcircuit.ON ? own > 0 : wanted == Shortcircuit.SPAM;
    type = spam ? "spam" : "ham";
    if (reached()) {
      return OptionalDouble.empty();
    }
    points =
        OptionalDouble.of(
            switch (wanted) {
              case SPAM -> policy.spamPoints();
              case HAM -> policy.hamPoints();
              case ON, OFF -> spam ? MARK_POINTS : -MARK_POINTS;
            });
    return points;
  }

  /** The report tags; none without the plugin. */
  Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    if (policy.loaded()) {
      tags.put("SC", rule.map(name -> name + " (" + type + ")").orElse("no"));
      tags.put("SCRULE", rule.map(RuleName::text).orElse("none"));
      tags.put("SCTYPE", type);
    }
    return tags;
  }

  /** What was left out, for the verdict. */
  LimitReached limit(int rulesNotRun) {
    String by = rule.map(RuleName::text).orElse("the sum of points");
    return new LimitReached("shortcircuit", by + "; rules not run: " + rulesNotRun);
  }
}
