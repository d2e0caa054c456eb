package org.hamlet.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.rule.RuleSet;
import org.hamlet.verdict.Autolearn;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.ScanTimes;
import org.hamlet.verdict.Timing;
import org.hamlet.verdict.Verdict;

/** Adds up hits into a verdict. Thread-safe. */
public final class Scorer {

  private final RuleSet rules;
  private final AutolearnPolicy autolearn;

  /** For one rule set. */
  public Scorer(RuleSet rules) {
    this.rules = rules;
    this.autolearn = new AutolearnPolicy(rules);
  }

  /**
   * The verdict on one message.
   *
   * @param learned what automatic learning made of it
   * @param defects what was malformed, one sentence each
   * @param timings wall time per stage
   */
  public Verdict score(Hits hits, Autolearn learned, List<String> defects, List<Timing> timings) {
    double score = sum(hits);
    double required = rules.settings().number("required_score");
    Map<String, String> tags = new HashMap<>(hits.tags());
    tags.putAll(autolearn.tags(hits, score >= required));
    return new Verdict(
        score,
        required,
        hits.scoreSet(),
        hits.scored(),
        hits.subRules(),
        learned,
        tags,
        defects,
        hits.limits(),
        new ScanTimes(timings, hits.slowestRule()));
  }

  /**
   * What automatic learning should do with the message: DISABLED, NO, HAM or SPAM; UNAVAILABLE when
   * the time was up.
   */
  public Autolearn autolearn(Hits hits) {
    return switch (hits.extent()) {
      case OUT_OF_TIME -> Autolearn.UNAVAILABLE;
      case SHORTCIRCUITED -> Autolearn.DISABLED;
      case COMPLETE ->
          autolearn.decide(hits, sum(hits) >= rules.settings().number("required_score"));
    };
  }

  private static double sum(Hits hits) {
    double sum = 0;
    for (Hit hit : hits.scored()) {
      sum += hit.pointsInAll();
    }
    return round(sum);
  }

  /** Three decimals as C's printf rounds them, the sign of a tiny negative sum kept. */
  static double round(double sum) {
    double rounded = new BigDecimal(sum).setScale(3, RoundingMode.HALF_EVEN).doubleValue();
    return rounded == 0 && sum < 0 ? -0.0 : rounded;
  }
}
