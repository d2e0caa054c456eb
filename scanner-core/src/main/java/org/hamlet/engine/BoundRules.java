package org.hamlet.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.hamlet.rule.ConfigProblem;
import org.hamlet.rule.Rule;
import org.hamlet.rule.RuleSet;
import org.hamlet.verdict.RuleName;

/**
 * The rules of a rule set in a table, with their eval functions bound.
 *
 * @param rules by index
 * @param index places by name
 * @param evals bound functions by index of their rule
 * @param netEvals bound functions that ask DNS, by index of their rule; none without a network
 * @param beside what asks DNS beside rules; empty without a network
 * @param withEffects indexes of the eval rules whose functions do more than hit
 * @param missingEvals functions that rules call and nobody offers, with those rules
 * @param problems arguments that functions refused
 */
record BoundRules(
    List<CompiledRule> rules,
    Map<RuleName, Integer> index,
    Map<Integer, Eval> evals,
    Map<Integer, NetEval> netEvals,
    Optional<BiConsumer<ScanContext, ScanNetwork>> beside,
    Set<Integer> withEffects,
    SortedMap<String, SortedSet<RuleName>> missingEvals,
    List<ConfigProblem> problems) {

  private static final String WRONG_KIND = "a rule of this kind cannot call ";

  /**
   * Binds all eval rules.
   *
   * @param net whether rules that ask DNS are bound as well
   */
  static BoundRules bind(RuleSet set, EvalFunctions functions, boolean net) {
    List<CompiledRule> rules = new ArrayList<>();
    Map<RuleName, Integer> index = new HashMap<>();
    for (Rule rule : set.rules().values()) {
      index.put(rule.name(), rules.size());
      rules.add(CompiledRule.of(rules.size(), rule, set.traits().get(rule.name())));
    }
    BoundRules bound =
        new BoundRules(
            rules,
            index,
            new HashMap<>(),
            new HashMap<>(),
            net ? functions.beside(set.settings()) : Optional.empty(),
            new HashSet<>(),
            new TreeMap<>(),
            new ArrayList<>());
    for (CompiledRule rule : rules) {
      if (rule.rule() instanceof Rule.EvalRule eval) {
        if (!functions.fits(eval.function(), eval.area())) {
          bound.refuse(eval, new EvalFunction.BadArguments(WRONG_KIND + eval.function()));
        } else if (!functions.isNet(eval.function())) {
          bound.bindEval(rule, eval, set, functions);
        } else if (net) {
          bound.bindNet(rule, eval, set, functions);
        }
      } else if (net && rule.rule() instanceof Rule.AskDnsRule ask) {
        bound.bindAsk(rule, ask, set, functions);
      }
    }
    return bound;
  }

  private void bindEval(
      CompiledRule rule, Rule.EvalRule eval, RuleSet set, EvalFunctions functions) {
    Optional<EvalFunction> function = functions.find(eval.function());
    if (function.isEmpty()) {
      missingEvals.computeIfAbsent(eval.function(), f -> new TreeSet<>()).add(eval.name());
      return;
    }
    try {
      evals.put(rule.index(), function.get().bind(eval, set.settings()));
      if (function.get().hasEffects()) {
        withEffects.add(rule.index());
      }
    } catch (EvalFunction.BadArguments bad) {
      refuse(eval, bad);
    }
  }

  private void bindNet(
      CompiledRule rule, Rule.EvalRule eval, RuleSet set, EvalFunctions functions) {
    try {
      NetEvalFunction function = functions.findNet(eval.function()).orElseThrow();
      netEvals.put(rule.index(), function.bind(eval, rule.traits(), set.settings()));
    } catch (EvalFunction.BadArguments bad) {
      refuse(eval, bad);
    }
  }

  private void bindAsk(
      CompiledRule rule, Rule.AskDnsRule ask, RuleSet set, EvalFunctions functions) {
    try {
      functions
          .askDns(ask, rule.traits(), set.settings())
          .ifPresent(eval -> netEvals.put(rule.index(), eval));
    } catch (EvalFunction.BadArguments bad) {
      refuse(ask, bad, "askdns " + ask.name() + " " + ask.subtest());
    }
  }

  private void refuse(Rule.EvalRule eval, EvalFunction.BadArguments bad) {
    String call = "eval:" + eval.function() + "(" + String.join(", ", eval.arguments()) + ")";
    int indent = Math.max(0, eval.position().column() - 1 - "eval:".length());
    refuse(eval, bad, " ".repeat(indent) + call); // the column is that of the function
  }

  private void refuse(Rule rule, EvalFunction.BadArguments bad, String line) {
    problems.add(
        new ConfigProblem(
            rule.position(),
            ConfigProblem.Severity.ERROR,
            rule.name() + ": " + bad.getMessage(),
            line));
  }
}
