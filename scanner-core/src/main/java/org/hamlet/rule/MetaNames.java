package org.hamlet.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hamlet.verdict.RuleName;

/** The rules that a meta's expression names. Recursion is bounded by the expression's parser. */
final class MetaNames {

  private MetaNames() {}

  /** Whether the expression names any of the rules. */
  static boolean anyOf(MetaExpression expression, Set<RuleName> rules) {
    for (RuleName name : of(expression)) {
      if (rules.contains(name)) {
        return true;
      }
    }
    return false;
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
