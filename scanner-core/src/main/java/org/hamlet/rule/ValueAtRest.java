package org.hamlet.rule;

/**
 * The value of a meta expression while no rule has hit, of which no more is asked than whether it
 * divides by 0: SpamAssassin 4.0.1 leaves such a rule out. Recursive as the parser is.
 */
final class ValueAtRest {

  private ValueAtRest() {}

  /** Whether the expression divides by 0 where Perl works out that part of it. */
  static boolean dividesByZero(MetaExpression expression) {
    return Double.isNaN(of(expression));
  }

  /** Not a number where something is divided by 0. */
  private static double of(MetaExpression expression) {
    if (expression instanceof MetaExpression.Constant constant) {
      return constant.value();
    }
    if (expression instanceof MetaExpression.Unary unary) {
      double value = of(unary.operand());
      return unary.operator() == '-' || Double.isNaN(value) ? -value : truth(value == 0);
    }
    if (expression instanceof MetaExpression.Chain chain) {
      return of(chain);
    }
    if (expression instanceof MetaExpression.Conditional choice) {
      double condition = of(choice.condition());
      return Double.isNaN(condition)
          ? condition
          : of(condition == 0 ? choice.whenFalse() : choice.whenTrue());
    }
    return 0;
  }

  private static double of(MetaExpression.Chain chain) {
    double value = of(chain.first());
    for (MetaExpression.Step step : chain.steps()) {
      boolean decided =
          switch (step.operator()) {
            case "&&" -> value == 0;
            case "||" -> value != 0;
            default -> false;
          };
      if (Double.isNaN(value) || decided) {
        continue;
      }
      double right = of(step.operand());
      value = Double.isNaN(right) ? right : of(step.operator(), value, right);
    }
    return value;
  }

  private static double of(String operator, double left, double right) {
    return switch (operator) {
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      case "/" -> right == 0 ? Double.NaN : left / right;
      case "^" -> (long) left ^ (long) right;
      case ">" -> truth(left > right);
      case ">=" -> truth(left >= right);
      case "<" -> truth(left < right);
      case "<=" -> truth(left <= right);
      case "==" -> truth(left == right);
      case "!=" -> truth(left != right);
      default -> right;
    };
  }

  private static double truth(boolean holds) {
    return holds ? 1 : 0;
  }
}
