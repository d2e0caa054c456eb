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

  /** The expression itself when it has no such call; recursion is bounded by the parser. */
  MetaExpression resolve(MetaExpression expression) {
    return contains(expression) ? replaced(expression) : expression;
  }

  private static boolean contains(MetaExpression expression) {
    if (expression instanceof MetaExpression.Binary b) {
      return contains(b.left()) || contains(b.right());
    }
    if (expression instanceof MetaExpression.Unary u) {
      return contains(u.operand());
    }
    if (expression instanceof MetaExpression.Conditional c) {
      return contains(c.condition()) || contains(c.whenTrue()) || contains(c.whenFalse());
    }
    return expression instanceof MetaExpression.RulesMatching;
  }

  private MetaExpression replaced(MetaExpression expression) {
    if (expression instanceof MetaExpression.Binary b) {
      return new MetaExpression.Binary(b.operator(), replaced(b.left()), replaced(b.right()));
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
