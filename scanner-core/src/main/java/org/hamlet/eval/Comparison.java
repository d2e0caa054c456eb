package org.hamlet.eval;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.engine.EvalFunction.BadArguments;

/**
 * A comparison with a number as some eval functions take it: {@code < 512}, {@code != 0}.
 *
 * @param operator one of {@code < <= > >= == !=}
 * @param number right-hand side
 */
record Comparison(String operator, double number) {

  private static final Pattern SYNTAX =
      Pattern.compile("\\s*(<=|>=|==|!=|<|>)\\s*(-?\\d+(?:\\.\\d*)?)\\s*");

  static Comparison parse(String text) throws BadArguments {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      throw new BadArguments("expected a comparison such as \"< 512\", not: " + text);
    }
    return new Comparison(matcher.group(1), Double.parseDouble(matcher.group(2)));
  }

  /** Whether {@code value} compares so. */
  boolean holds(double value) {
    return switch (operator) {
      case "<" -> value < number;
      case "<=" -> value <= number;
      case ">" -> value > number;
      case ">=" -> value >= number;
      case "==" -> value == number;
      default -> value != number;
    };
  }
}
