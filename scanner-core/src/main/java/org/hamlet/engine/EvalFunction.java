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

  /** Whether it sets report tags, so that it must run whoever asks for its rule. */
  default boolean setsTags() {
    return false;
  }

  /** The same function, which is known to set report tags. */
  static EvalFunction settingTags(EvalFunction function) {
    return new EvalFunction() {
      @Override
      public Eval bind(Rule.EvalRule rule, Settings settings) throws BadArguments {
        return function.bind(rule, settings);
      }

      @Override
      public boolean setsTags() {
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
