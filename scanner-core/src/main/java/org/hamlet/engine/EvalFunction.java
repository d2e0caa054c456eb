package org.hamlet.engine;

import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;

/** An eval function by name, before its arguments are known. */
@FunctionalInterface
public interface EvalFunction {

  /**
   * Checks the arguments and prepares what does not depend on the message.
   *
   * @throws BadArguments with one sentence for the user when the arguments cannot be used
   */
  Eval bind(Rule.EvalRule rule, Settings settings) throws BadArguments;

  /** Whether it does more than hit, so that it must run when its rule has its turn. */
  default boolean hasEffects() {
    return false;
  }

  /** The same function, which is known to set report tags. */
  static EvalFunction settingTags(EvalFunction function) {
    return withEffects(function);
  }

  /** The same function, which is known to change the body that rules after it read. */
  static EvalFunction changingBody(EvalFunction function) {
    return withEffects(function);
  }

  private static EvalFunction withEffects(EvalFunction function) {
    return new EvalFunction() {
      @Override
      public Eval bind(Rule.EvalRule rule, Settings settings) throws BadArguments {
        return function.bind(rule, settings);
      }

      @Override
      public boolean hasEffects() {
        return true;
      }
    };
  }

  /** Arguments an eval function cannot work with. */
  final class BadArguments extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong with them. */
    public BadArguments(String text) {
      super(text, null, false, false);
    }
  }
}
