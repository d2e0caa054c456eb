package org.hamlet.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.verdict.RuleName;

/** The rules that a meta's expression names. Recursion is bounded by the expression's parser. */
final class MetaNames {

  private MetaNames() {}

  /** The metas that name each rule. */
  static Map<RuleName, List<RuleName>> dependents(Map<RuleName, Rule> rules) {
    Map<RuleName, List<RuleName>> dependents = new HashMap<>();
    for (Rule rule : rules.values()) {
      if (rule instanceof Rule.MetaRule meta) {
        for (RuleName name : of(meta.expression())) {
          List<RuleName> known = dependents.get(name);
          if (known == null) {
            known = new ArrayList<>(2);
            dependents.put(name, known);
          }
          known.add(meta.name());
        }
      }
    }
    return dependents;
  }

  /** The rules named, in order, possibly more than once. */
  static List<RuleName> of(MetaExpression expression) {
    List<RuleName> found = new ArrayList<>();
    collect(expression, found);
    return found;
  }

  private static void collect(MetaExpression expression, List<RuleName> found) {
    if (expression instanceof MetaExpression.Dependency d) {
      found.add(d.rule());
    } else if (expression instanceof MetaExpression.Binary b) {
      collect(b.left(), found);
      collect(b.right(), found);
    } else if (expression instanceof MetaExpression.Unary u) {
      collect(u.operand(), found);
    } else if (expression instanceof MetaExpression.Conditional c) {
      collect(c.condition(), found);
      collect(c.whenTrue(), found);
      collect(c.whenFalse(), found);
    } else if (expression instanceof MetaExpression.RulesMatching r) {
      found.addAll(r.rules());
    }
  }
}
