package org.hamlet.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.rule.MetaExpression;
import org.hamlet.rule.Rule;
import org.hamlet.rule.RuleSet;
import org.hamlet.rule.RuleTraits;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Autolearn;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.RuleName;
import org.hamlet.verdict.ScoreSet;

/**
 * Whether a message is clear enough to be learned from without being asked. Counts the points of
 * the score set without the classifier, and asks for spam that both header and body speak against
 * it. Follows SpamAssassin 4.0.1's AutoLearnThreshold. Thread-safe.
 */
final class AutolearnPolicy {

  /** Points of header rules, and of body rules, that learning as spam needs. */
  static final double MIN_SIDE_POINTS = 3;

  /** What stands in for {@link #MIN_SIDE_POINTS} once a hit rule forces learning. */
  static final double FORCED_SIDE_POINTS = -99;

  /** The classifier must not have spoken against spam by more than this. */
  static final double MIN_LEARNED_FOR_SPAM = -1;

  /** Nor against ham by more than this. */
  static final double MAX_LEARNED_FOR_HAM = 1;

  /** Tag of the points that counted. */
  static final String SCORE_TAG = "AUTOLEARNSCORE";

  /** Tag of the rules that forced learning; no template of SpamAssassin's names it. */
  static final String FORCED_TAG = "AUTOLEARNFORCE";

  private static final int SHOWN_DECIMALS = 3;

  private final RuleSet rules;

  AutolearnPolicy(RuleSet rules) {
    this.rules = rules;
  }

  /** The decision, before anything is learned: DISABLED, NO, HAM or SPAM. */
  Autolearn decide(Hits hits, boolean spam) {
    Settings settings = rules.settings();
    return settings.flag("use_bayes") && settings.flag("bayes_auto_learn")
        ? decide(count(hits), spam)
        : Autolearn.DISABLED;
  }

  /** The tags that tell of it: the points that counted, and the rules that force learning. */
  Map<String, String> tags(Hits hits, boolean spam) {
    Points points = count(hits);
    Map<String, String> tags = new HashMap<>();
    tags.put(SCORE_TAG, shown(points.total));
    boolean enough =
        points.total >= rules.settings().number("bayes_auto_learn_threshold_spam") && spam;
    if (enough && !points.forcedBy.isEmpty()) {
      tags.put(FORCED_TAG, String.join(",", points.forcedBy));
    }
    return tags;
  }

  private static String shown(double points) {
    BigDecimal rounded = new BigDecimal(points).setScale(SHOWN_DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private Autolearn decide(Points points, boolean spam) {
    Settings settings = rules.settings();
    if (points.total < settings.number("bayes_auto_learn_threshold_nonspam")) {
      return !spam && points.learned <= MAX_LEARNED_FOR_HAM ? Autolearn.HAM : Autolearn.NO;
    }
    if (points.total < settings.number("bayes_auto_learn_threshold_spam") || !spam) {
      return Autolearn.NO;
    }
    double side = !points.forcedBy.isEmpty() ? FORCED_SIDE_POINTS : MIN_SIDE_POINTS;
    boolean learnable =
        points.body >= side && points.head >= side && points.learned >= MIN_LEARNED_FOR_SPAM;
    return learnable ? Autolearn.SPAM : Autolearn.NO;
  }

  private Points count(Hits hits) {
    Points points = new Points();
    ScoreSet set = ScoreSet.of(hits.scoreSet().net(), false);
    for (Hit hit : hits.scored()) {
      Rule rule = rules.rules().get(hit.rule());
      RuleTraits traits = rules.traits().get(hit.rule());
      if (rule != null && traits != null) {
        for (int i = 0; i < hit.count(); i++) {
          points.add(rule, traits, set, hits.scoreSet());
        }
      }
    }
    return points;
  }

  /** The sums; confined to one decision. */
  private final class Points {
    private double total;
    private double body;
    private double head;
    private double learned;
    private final List<String> forcedBy = new ArrayList<>();

    void add(Rule rule, RuleTraits traits, ScoreSet set, ScoreSet active) {
      if (traits.has("autolearn_force")) {
        forcedBy.add(rule.name().text());
      }
      if (traits.has("noautolearn") || traits.has("userconf")) {
        return;
      }
      if (traits.has("learn")) {
        learned += traits.score(active);
        return;
      }
      double score = traits.score(set);
      total += score;
      if (traits.has("autolearn_body")) {
        body += score;
      } else if (traits.has("autolearn_header")) {
        head += score;
      } else {
        addSides(rule, score);
      }
    }

    private void addSides(Rule rule, double score) {
      if (rule instanceof Rule.MetaRule meta) {
        split(meta.expression(), score);
      } else if (isHead(rule)) {
        head += score;
      } else if (isBody(rule)) {
        body += score;
      }
    }

    private void split(MetaExpression expression, double score) {
      List<RuleName> names = expression.names().stream().distinct().toList();
      long heads = names.stream().filter(n -> isHead(rules.rules().get(n))).count();
      long bodies = names.stream().filter(n -> isBody(rules.rules().get(n))).count();
      if (heads + bodies > 0) {
        head += score * heads / (heads + bodies);
        body += score * bodies / (heads + bodies);
      }
    }
  }

  private static boolean isHead(Rule rule) {
    return rule instanceof Rule.HeaderRule
        || rule instanceof Rule.HeaderExistsRule
        || (rule instanceof Rule.EvalRule eval && eval.area() == Hit.Area.HEADER);
  }

  private static boolean isBody(Rule rule) {
    return rule instanceof Rule.BodyRule
        || rule instanceof Rule.RawbodyRule
        || rule instanceof Rule.UriRule
        || rule instanceof Rule.UriDetailRule
        || rule instanceof Rule.MimeHeaderRule
        || (rule instanceof Rule.EvalRule eval
            && (eval.area() == Hit.Area.BODY || eval.area() == Hit.Area.RAWBODY));
  }
}
