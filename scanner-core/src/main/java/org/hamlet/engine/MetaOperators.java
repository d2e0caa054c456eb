package org.hamlet.engine;

/** The operators of meta expressions between two operands. */
final class MetaOperators {

  private MetaOperators() {}

  /** Throws {@link IllegalArgumentException} for an operator the rule reader must not let pass. */
  static MetaProgram binary(String operator, MetaProgram left, MetaProgram right) {
    return switch (operator) {
      case "&&" ->
          rules -> {
            double value = left.value(rules);
            return value == 0 ? value : right.value(rules);
          };
      case "||" ->
          rules -> {
            double value = left.value(rules);
            return value != 0 ? value : right.value(rules);
          };
      case "+" -> rules -> left.value(rules) + right.value(rules);
      case "-" -> rules -> left.value(rules) - right.value(rules);
      case "*" -> rules -> left.value(rules) * right.value(rules);
      case "/" -> rules -> divide(left.value(rules), right.value(rules));
      case "^" -> rules -> (long) left.value(rules) ^ (long) right.value(rules);
      default -> comparison(operator, left, right);
    };
  }

  private static MetaProgram comparison(String operator, MetaProgram left, MetaProgram right) {
    return switch (operator) {
      case ">" -> rules -> Eval.of(left.value(rules) > right.value(rules));
      case "<" -> rules -> Eval.of(left.value(rules) < right.value(rules));
      case ">=" -> rules -> Eval.of(left.value(rules) >= right.value(rules));
      case "<=" -> rules -> Eval.of(left.value(rules) <= right.value(rules));
      case "==" -> rules -> Eval.of(left.value(rules) == right.value(rules));
      case "!=" -> rules -> Eval.of(left.value(rules) != right.value(rules));
      default -> throw new IllegalArgumentException("operator in a meta rule: " + operator);
    };
  }

  private static double divide(double left, double right) {
    return right == 0 ? Double.NaN : left / right;
  }
}
