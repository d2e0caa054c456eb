package org.hamlet.engine;

import org.hamlet.rule.Rule;
import org.hamlet.rule.RuleTraits;

/**
 * A rule with its place in the table of values that metas read.
 *
 * @param index place in the table, from 0
 * @param rule what it tests
 * @param traits what is said about it
 */
record CompiledRule(int index, Rule rule, RuleTraits traits) {

  /** How often it may hit one message: 1 without {@code tflags multiple}. */
  int maxHits() {
    if (!traits.has("multiple")) {
      return 1;
    }
    return traits.maxHits().stream().filter(most -> most > 0).findFirst().orElse(Integer.MAX_VALUE);
  }

  /** The most that its value can be. */
  double mostHits() {
    return rule instanceof Rule.EvalRule ? Integer.MAX_VALUE : maxHits();
  }
}
