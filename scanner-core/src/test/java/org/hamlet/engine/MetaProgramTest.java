package org.hamlet.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hamlet.rule.MetaExpression;
import org.hamlet.verdict.RuleName;
import org.junit.jupiter.api.Test;

/**
 * Expressions made at random: what is told before all rules are known, against plain arithmetic.
 */
class MetaProgramTest {

  private static final long SEED = 20261130;
  private static final int EXPRESSIONS = 20_000;
  private static final int RULES = 6;
  private static final String[] OPERATORS = {
    "&&", "||", "+", "-", "*", "/", "^", ">", ">=", "==", "<", "<=", "!="
  };

  @Test
  void boundsHoldTheValueAndEndAtIt() {
    Random random = new Random(SEED);
    for (int i = 0; i < EXPRESSIONS; i++) {
      MetaExpression expression = expression(random, 4);
      Half half = new Half(random);
      double expected = plain(expression, half.values);
      String shown = "seed " + SEED + ", expression " + i + ": " + expression + half;
      MetaProgram program = MetaProgram.compile(expression, MetaProgramTest::index);
      MetaStack stack = new MetaStack(new int[] {3, 1, 2, 5, 4, 0});
      program.run(stack, half.ranges());
      while (stack.open() != MetaStack.NOTHING) {
        // bounds that are no numbers tell nothing
        assertFalse(stack.low() > expected, shown);
        assertFalse(stack.high() < expected, shown);
        if (stack.truthKnown()) {
          assertTrue(expected != 0, shown);
        }
        half.settle(stack.open());
        program.run(stack, half.ranges());
      }
      assertEquals(expected + 0.0, stack.low() + 0.0, shown);
    }
  }

  @Test
  void valueAtRestIsThatWithoutHits() {
    Random random = new Random(SEED);
    for (int i = 0; i < EXPRESSIONS; i++) {
      MetaExpression expression = expression(random, 4);
      double expected = plain(expression, new double[RULES]);
      double found = MetaProgram.compile(expression, MetaProgramTest::index).atRest();
      assertEquals(expected + 0.0, found + 0.0, expression.toString());
    }
  }

  private static int index(RuleName name) {
    return Integer.parseInt(name.text().substring(3));
  }

  private static MetaExpression expression(Random random, int depth) {
    int kind = random.nextInt(depth == 0 ? 2 : 10);
    if (kind == 0) {
      return new MetaExpression.Constant(random.nextInt(4));
    }
    if (kind <= 2 || depth == 0) {
      return new MetaExpression.Dependency(rule(random));
    }
    MetaExpression left = expression(random, depth - 1);
    if (kind == 3) {
      return new MetaExpression.Unary(random.nextInt(3) == 0 ? '-' : '!', left);
    }
    if (kind == 4) {
      return new MetaExpression.RulesMatching("__R*", List.of(rule(random), rule(random)));
    }
    MetaExpression right = expression(random, depth - 1);
    if (kind == 5) {
      return new MetaExpression.Conditional(left, right, expression(random, depth - 1));
    }
    String operator = OPERATORS[random.nextInt(random.nextBoolean() ? 2 : OPERATORS.length)];
    return new MetaExpression.Chain(left, List.of(new MetaExpression.Step(operator, right)));
  }

  private static RuleName rule(Random random) {
    return new RuleName("__R" + random.nextInt(RULES));
  }

  /** Some rules known, of the others how much they can be at most. */
  private static final class Half {

    private final double[] values = new double[RULES];
    private final double[] most = new double[RULES];
    private final List<Integer> settled = new ArrayList<>();

    Half(Random random) {
      for (int i = 0; i < RULES; i++) {
        most[i] = random.nextInt(3) == 0 ? 1 : random.nextInt(1, 5);
        values[i] = random.nextBoolean() ? 0 : random.nextInt((int) most[i] + 1);
        if (random.nextBoolean()) {
          settled.add(i);
        }
      }
    }

    void settle(int rule) {
      assertTrue(!settled.contains(rule), "asked twice for rule " + rule);
      settled.add(rule);
    }

    RuleRanges ranges() {
      RuleRanges ranges = new RuleRanges(RULES);
      for (int rule = 0; rule < RULES; rule++) {
        boolean known = settled.contains(rule);
        ranges.set(rule, known ? values[rule] : 0, known ? values[rule] : most[rule]);
      }
      return ranges;
    }

    @Override
    public String toString() {
      return " known " + settled + " of " + Arrays.toString(values);
    }
  }

  /** The value when all rules are known, worked out without a stack. */
  private static double plain(MetaExpression expression, double[] rules) {
    if (expression instanceof MetaExpression.Constant constant) {
      return constant.value();
    }
    if (expression instanceof MetaExpression.Dependency dependency) {
      return rules[index(dependency.rule())];
    }
    if (expression instanceof MetaExpression.Unary unary) {
      double value = plain(unary.operand(), rules);
      return unary.operator() == '!' ? Eval.of(value == 0) : 0.0 - value;
    }
    if (expression instanceof MetaExpression.RulesMatching matching) {
      return matching.rules().stream().mapToDouble(name -> rules[index(name)]).sum();
    }
    if (expression instanceof MetaExpression.Conditional choice) {
      boolean yes = plain(choice.condition(), rules) != 0;
      return plain(yes ? choice.whenTrue() : choice.whenFalse(), rules);
    }
    MetaExpression.Chain chain = (MetaExpression.Chain) expression;
    double value = plain(chain.first(), rules);
    for (MetaExpression.Step step : chain.steps()) {
      value = plain(step.operator(), value, plain(step.operand(), rules));
    }
    return value;
  }

  private static double plain(String operator, double left, double right) {
    return switch (operator) {
      case "&&" -> left == 0 ? 0 : right;
      case "||" -> left != 0 ? left : right;
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right + 0.0;
      case "/" -> right == 0 ? Double.NaN : left / right;
      case "^" -> (long) left ^ (long) right;
      case ">" -> Eval.of(left > right);
      case ">=" -> Eval.of(left >= right);
      case "==" -> Eval.of(left == right);
      case "<" -> Eval.of(left < right);
      case "<=" -> Eval.of(left <= right);
      default -> Eval.of(left != right);
    };
  }
}
