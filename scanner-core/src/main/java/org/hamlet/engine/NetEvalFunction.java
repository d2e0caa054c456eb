package org.hamlet.engine;

import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.rule.Rule;
import org.hamlet.rule.RuleTraits;
import org.hamlet.rule.Settings;

/** An eval function that asks DNS, before its arguments are known. */
@FunctionalInterface
public interface NetEvalFunction {

  /**
   * Checks the arguments and prepares what does not depend on the message.
   *
   * @param traits what is said about the rule, its tflags among it
   * @throws BadArguments with one sentence for the user when the arguments cannot be used
   */
  NetEval bind(Rule.EvalRule rule, RuleTraits traits, Settings settings) throws BadArguments;
}
