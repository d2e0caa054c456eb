package org.hamlet.engine;

import org.hamlet.rule.Rule;
import org.hamlet.rule.RuleTraits;

/**
 * A rule with its place in the table of values that metas read.
 *
 * @param index place in the table, from 0
 * @param rule what it tests
 * @param traits what is said about it
 * @param maxHits how often it may hit one message: 1 without {@code tflags multiple}
 * @param mostHits the most that its value can be
 */
record CompiledRule(int index, Rule rule, RuleTraits traits, int maxHits, double mostHits) {

  static CompiledRule of(int index, Rule rule, RuleTraits traits) {
    int maxHits = traits.has("multiple") ? several(rule, traits) : 1;
    double most = rule instanceof Rule.EvalRule ? Integer.MAX_VALUE : maxHits;
    return new CompiledRule(index, rule, traits, maxHits, most);
  }

  /** Compat: zero is no limit, but one for rules that look at one text. */
  private static int several(Rule rule, RuleTraits traits) {
    boolean oneText =
        rule instanceof Rule.HeaderRule
            || rule instanceof Rule.FullRule
            || rule instanceof Rule.MimeHeaderRule;
    int most = traits.maxHits().orElse(-1);
    return most == 0 && oneText ? 1 : most > 0 ? most : Integer.MAX_VALUE;
  }
}
