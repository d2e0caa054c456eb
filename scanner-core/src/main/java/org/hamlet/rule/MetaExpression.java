package org.hamlet.rule;

import java.util.List;
import org.hamlet.verdict.RuleName;

/** A meta rule's expression as a tree; numbers as Perl has them, truth is 1 and 0. */
public sealed interface MetaExpression {

  /** A number. */
  record Constant(double value) implements MetaExpression {}

  /** The value of another rule. */
  record Dependency(RuleName rule) implements MetaExpression {}

  /** {@code !} or unary minus. */
  record Unary(char operator, MetaExpression operand) implements MetaExpression {}

  /** Any operator between two operands, as written. */
  record Binary(String operator, MetaExpression left, MetaExpression right)
      implements MetaExpression {}

  /** {@code condition ? whenTrue : whenFalse}. */
  record Conditional(MetaExpression condition, MetaExpression whenTrue, MetaExpression whenFalse)
      implements MetaExpression {}

  /** {@code rules_matching(GLOB)}: the sum over all scored rules whose names match. */
  record RulesMatching(String glob, List<RuleName> rules) implements MetaExpression {
    public RulesMatching {
      rules = List.copyOf(rules);
    }
  }

  /** {@code ()}: never true. */
  record Nothing() implements MetaExpression {}
}
