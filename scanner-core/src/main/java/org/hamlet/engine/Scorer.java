package org.hamlet.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.hamlet.rule.RuleSet;
import org.hamlet.verdict.Autolearn;
import org.hamlet.verdict.Hit;
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
   * The verdict on one message. Learning from it is not offered, so a message that would have been
   * learned says {@code unavailable}.
   *
   * @param defects what was malformed, one sentence each
   * @param timings wall time per stage
   */
  public Verdict score(Hits hits, List<String> defects, List<Timing> timings) {
    double sum = 0;
    for (Hit hit : hits.scored()) {
      sum += hit.points();
    }
    double score = round(sum);
    double required = rules.settings().number("required_score");
    return new Verdict(
        score,
        required,
        hits.scoreSet(),
        hits.scored(),
        hits.subRules(),
        learned(hits, score >= required),
        hits.tags(),
        defects,
        hits.limits(),
        timings);
  }

  private Autolearn learned(Hits hits, boolean spam) {
    if (!hits.complete()) {
      return Autolearn.UNAVAILABLE;
    }
    Autolearn decision = autolearn.decide(hits, spam);
    return decision == Autolearn.HAM || decision == Autolearn.SPAM
        ? Autolearn.UNAVAILABLE
        : decision;
  }

  /** Three decimals as C's printf rounds them, the sign of a tiny negative sum kept. */
  static double round(double sum) {
    double rounded = new BigDecimal(sum).setScale(3, RoundingMode.HALF_EVEN).doubleValue();
    return rounded == 0 && sum < 0 ? -0.0 : rounded;
  }
}
