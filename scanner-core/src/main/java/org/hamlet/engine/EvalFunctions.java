package org.hamlet.engine;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.rule.Rule;
import org.hamlet.rule.RuleTraits;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Hit;

/** The table of eval functions the engine is given. */
@FunctionalInterface
public interface EvalFunctions {

  /** The function of that name. */
  Optional<EvalFunction> find(String name);

  /** The function of that name that asks DNS; called only when there is a network. */
  default Optional<NetEvalFunction> findNet(String name) {
    return Optional.empty();
  }

  /** Whether a function of that name asks DNS. */
  default boolean isNet(String name) {
    return false;
  }

  /** Whether a function may be called by a rule that reads that part of a message. */
  default boolean fits(String name, Hit.Area area) {
    return true;
  }

  /** What is found out beside rules; called only when there is a network. */
  default Optional<BiConsumer<ScanContext, ScanNetwork>> beside(Settings settings) {
    return Optional.empty();
  }

  /**
   * What runs an {@code askdns} rule; called only when there is a network.
   *
   * @throws BadArguments when its subtest cannot be used
   */
  default Optional<NetEval> askDns(Rule.AskDnsRule rule, RuleTraits traits, Settings settings)
      throws BadArguments {
    return Optional.empty();
  }
}
