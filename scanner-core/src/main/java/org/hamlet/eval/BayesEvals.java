package org.hamlet.eval;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hamlet.classify.Answer;
import org.hamlet.classify.Classifier;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.ScanContext;
import org.hamlet.rule.Rule;
import org.hamlet.verdict.Classification;

/** The classifier's probability as rules ask for it: {@code check_bayes(min, max)}. */
final class BayesEvals {

  private BayesEvals() {}

  /** The functions by name, asking that classifier. */
  static Map<String, EvalFunction> functions(Classifier classifier) {
    return Map.of(
        "check_bayes", EvalFunction.settingTags((rule, settings) -> checkBayes(rule, classifier)));
  }

  /** Hits when min &lt; probability &lt;= max, or min is 0 and the probability at most max. */
  private static Eval checkBayes(Rule.EvalRule rule, Classifier classifier)
      throws EvalFunction.BadArguments {
    double min = number(rule.arguments(), 0);
    double max = number(rule.arguments(), 1);
    return (scan, notes) -> {
      Optional<Classification> answer =
          scan.fact(Answer.class, s -> ask(s, classifier)).classification();
      if (answer.isEmpty()) {
        return 0;
      }
      double probability = answer.get().probability();
      if (!((min == 0 || probability > min) && probability <= max)) {
        return 0;
      }
      String shown = String.format(Locale.ROOT, "%3.4f", probability);
      notes.note("score: " + shown);
      notes.tag("BAYES", shown);
      return 1;
    };
  }

  private static Answer ask(ScanContext scan, Classifier classifier) {
    if (UnclassifiedMail.is(scan) || !classifier.ready(scan.settings(), scan.user())) {
      return new Answer(Optional.empty());
    }
    return new Answer(classifier.classify(scan.seen()));
  }

  private static double number(List<String> arguments, int index) throws EvalFunction.BadArguments {
    try {
      return Double.parseDouble(arguments.get(index));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new EvalFunction.BadArguments("check_bayes takes two numbers, min and max");
    }
  }
}
