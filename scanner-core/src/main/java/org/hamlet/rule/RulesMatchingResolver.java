package org.hamlet.rule;

import java.util.ArrayList;
import java.util.List;
import org.hamlet.verdict.RuleName;

/** Puts the rules that {@code rules_matching} names into a meta's expression. */
final class RulesMatchingResolver {

  private final RuleDrafts drafts;
  private final RuleName self;

  RulesMatchingResolver(RuleDrafts drafts, RuleName self) {
    this.drafts = drafts;
    this.self = self;
  }

  /** The expression itself when it has no such call. */
  MetaExpression resolve(MetaExpression expression) {
    return contains(expression) ? replaced(expression) : expression;
  }

  private static boolean contains(MetaExpression expression) {
    return expression instanceof MetaExpression.RulesMatching
        || expression.parts().stream().anyMatch(RulesMatchingResolver::contains);
  }

  private MetaExpression replaced(MetaExpression expression) {
    if (expression instanceof MetaExpression.Chain c) {
      return new MetaExpression.Chain(
          replaced(c.first()), c.steps().stream().map(this::replaced).toList());
    }
    if (expression instanceof MetaExpression.Unary u) {
      return new MetaExpression.Unary(u.operator(), replaced(u.operand()));
    }
    if (expression instanceof MetaExpression.Conditional c) {
      return new MetaExpression.Conditional(
          replaced(c.condition()), replaced(c.whenTrue()), replaced(c.whenFalse()));
    }
    if (expression instanceof MetaExpression.RulesMatching call) {
      return new MetaExpression.RulesMatching(call.glob(), matching(call.glob()));
    }
    return expression;
  }

  private MetaExpression.Step replaced(MetaExpression.Step step) {
    return new MetaExpression.Step(step.operator(), replaced(step.operand()));
  }

  private List<RuleName> matching(String glob) {
    List<RuleName> found = new ArrayList<>();
    for (RuleName name : drafts.rules().keySet()) {
      if (!name.equals(self) && Glob.matches(glob, name.text())) {
        found.add(name);
      }
    }
    return found;
  }
}
