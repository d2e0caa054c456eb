package org.hamlet.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.hamlet.rule.MetaExpression;
import org.hamlet.verdict.RuleName;

/**
 * A meta expression ready to run over the table of rule values, with Perl's meaning of the
 * operators: {@code &&} and {@code ||} give the operand that decided, comparisons 1 or 0, {@code ^}
 * works on bits. Follows SpamAssassin 4.0.1 as observed.
 */
@FunctionalInterface
interface MetaProgram {

  /** The value; not a number when something was divided by 0, which never counts as a hit. */
  double value(double[] rules);

  /**
   * Compiles an expression.
   *
   * @param index place of a rule in the table, -1 for a name no rule has
   */
  static MetaProgram compile(MetaExpression expression, ToIntFunction<RuleName> index) {
    if (expression instanceof MetaExpression.Constant constant) {
      double value = constant.value();
      return rules -> value;
    }
    if (expression instanceof MetaExpression.Dependency dependency) {
      return rule(index.applyAsInt(dependency.rule()));
    }
    if (expression instanceof MetaExpression.Unary unary) {
      return unary(unary.operator(), compile(unary.operand(), index));
    }
    if (expression instanceof MetaExpression.Binary binary) {
      return MetaOperators.binary(
          binary.operator(), compile(binary.left(), index), compile(binary.right(), index));
    }
    if (expression instanceof MetaExpression.Conditional choice) {
      MetaProgram condition = compile(choice.condition(), index);
      MetaProgram yes = compile(choice.whenTrue(), index);
      MetaProgram no = compile(choice.whenFalse(), index);
      return rules -> condition.value(rules) != 0 ? yes.value(rules) : no.value(rules);
    }
    if (expression instanceof MetaExpression.RulesMatching matching) {
      return sum(matching.rules().stream().mapToInt(index).filter(i -> i >= 0).toArray());
    }
    return rules -> 0;
  }

  /** The rules an expression names, each as often as it does. */
  static List<RuleName> dependencies(MetaExpression expression) {
    List<RuleName> names = new ArrayList<>();
    collect(expression, names);
    return names;
  }

  private static void collect(MetaExpression expression, List<RuleName> names) {
    if (expression instanceof MetaExpression.Dependency dependency) {
      names.add(dependency.rule());
    } else if (expression instanceof MetaExpression.Unary unary) {
      collect(unary.operand(), names);
    } else if (expression instanceof MetaExpression.Binary binary) {
      collect(binary.left(), names);
      collect(binary.right(), names);
    } else if (expression instanceof MetaExpression.Conditional choice) {
      collect(choice.condition(), names);
      collect(choice.whenTrue(), names);
      collect(choice.whenFalse(), names);
    } else if (expression instanceof MetaExpression.RulesMatching matching) {
      names.addAll(matching.rules());
    }
  }

  private static MetaProgram rule(int index) {
    return index < 0 ? rules -> 0 : rules -> rules[index];
  }

  private static MetaProgram unary(char operator, MetaProgram operand) {
    return operator == '!'
        ? rules -> operand.value(rules) == 0 ? 1 : 0
        : rules -> -operand.value(rules);
  }

  private static MetaProgram sum(int[] indexes) {
    return rules -> {
      double sum = 0;
      for (int i : indexes) {
        sum += rules[i];
      }
      return sum;
    };
  }
}
