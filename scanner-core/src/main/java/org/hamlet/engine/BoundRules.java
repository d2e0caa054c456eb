package org.hamlet.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
 * @param missingEvals functions that rules call and nobody offers, with those rules
 * @param problems arguments that functions refused
 */
record BoundRules(
    List<CompiledRule> rules,
    Map<RuleName, Integer> index,
    Map<Integer, Eval> evals,
    SortedMap<String, SortedSet<RuleName>> missingEvals,
    List<ConfigProblem> problems) {

  /** Binds all eval rules. */
  static BoundRules bind(RuleSet set, EvalFunctions functions) {
    List<CompiledRule> rules = new ArrayList<>();
    Map<RuleName, Integer> index = new HashMap<>();
    for (Rule rule : set.rules().values()) {
      index.put(rule.name(), rules.size());
      rules.add(new CompiledRule(rules.size(), rule, set.traits().get(rule.name())));
    }
    BoundRules bound =
        new BoundRules(rules, index, new HashMap<>(), new TreeMap<>(), new ArrayList<>());
    for (CompiledRule rule : rules) {
      if (rule.rule() instanceof Rule.EvalRule eval) {
        bound.bindEval(rule, eval, set, functions);
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
    } catch (EvalFunction.BadArguments bad) {
      String line = "eval:" + eval.function() + "(" + String.join(", ", eval.arguments()) + ")";
      problems.add(
          new ConfigProblem(
              eval.position(),
              ConfigProblem.Severity.ERROR,
              eval.name() + ": " + bad.getMessage(),
              line));
    }
  }
}
