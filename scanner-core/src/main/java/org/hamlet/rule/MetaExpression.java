package org.hamlet.rule;

import java.util.ArrayList;
import java.util.List;
import org.hamlet.verdict.RuleName;

/**
 * A meta rule's expression as a tree; numbers as Perl has them, truth is 1 and 0. As deep as
 * parentheses, signs and levels of precedence nest, however many operators stand in a row.
 */
public sealed interface MetaExpression {

  /** The expressions it is made of, in the order written. */
  default List<MetaExpression> parts() {
    return List.of();
  }

  /** The rules it names, in order, each as often as it does. */
  default List<RuleName> names() {
    List<RuleName> found = new ArrayList<>();
    addNames(this, found);
    return found;
  }

  private static void addNames(MetaExpression expression, List<RuleName> found) {
    if (expression instanceof Dependency dependency) {
      found.add(dependency.rule());
    } else if (expression instanceof RulesMatching matching) {
      found.addAll(matching.rules());
    } else {
      expression.parts().forEach(part -> addNames(part, found));
    }
  }

  /** A number. */
  record Constant(double value) implements MetaExpression {}

  /** The value of another rule. */
  record Dependency(RuleName rule) implements MetaExpression {}

  /** {@code !} or unary minus. */
  record Unary(char operator, MetaExpression operand) implements MetaExpression {
    @Override
    public List<MetaExpression> parts() {
      return List.of(operand);
    }
  }

  /** Operators in a row, worked out from left to right: {@code A - B + C}. */
  record Chain(MetaExpression first, List<Step> steps) implements MetaExpression {
    public Chain {
      steps = List.copyOf(steps);
    }

    @Override
    public List<MetaExpression> parts() {
      List<MetaExpression> parts = new ArrayList<>(steps.size() + 1);
      parts.add(first);
      steps.forEach(step -> parts.add(step.operand()));
      return parts;
    }
  }

  /** An operator, as written, and what stands right of it. */
  record Step(String operator, MetaExpression operand) {}

  /** {@code condition ? whenTrue : whenFalse}. */
  record Conditional(MetaExpression condition, MetaExpression whenTrue, MetaExpression whenFalse)
      implements MetaExpression {
    @Override
    public List<MetaExpression> parts() {
      return List.of(condition, whenTrue, whenFalse);
    }
  }

  /** {@code rules_matching(GLOB)}: the sum over all scored rules whose names match. */
  record RulesMatching(String glob, List<RuleName> rules) implements MetaExpression {
    public RulesMatching {
      rules = List.copyOf(rules);
    }
  }

  /** {@code ()}: never true. */
  record Nothing() implements MetaExpression {}
}
