package org.hamlet.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.hamlet.rule.MetaExpression;
import org.hamlet.verdict.RuleName;

/**
 * A meta expression as instructions for a {@link MetaStack}, in the order of reverse Polish
 * notation. Follows SpamAssassin 4.0.1 as observed. Immutable; thread-safe.
 */
final class MetaProgram {

  /** A rule that is not there never hits. */
  private static final int NO_RULE = -1;

  private final Instruction[] instructions;
  private final double atRest;

  private MetaProgram(List<Instruction> instructions) {
    this.instructions = instructions.toArray(Instruction[]::new);
    MetaStack stack = new MetaStack(new int[0]);
    run(stack, RuleRanges.NO_HITS);
    this.atRest = stack.low();
  }

  /** One thing to do with the operands. */
  @FunctionalInterface
  private interface Instruction {
    void run(MetaStack stack, RuleRanges rules);
  }

  /**
   * Compiles an expression.
   *
   * @param index place of a rule in the table, -1 for a name no rule has
   */
  static MetaProgram compile(MetaExpression expression, ToIntFunction<RuleName> index) {
    List<Instruction> instructions = new ArrayList<>();
    write(expression, index, instructions);
    return new MetaProgram(instructions);
  }

  /** The value while none of the rules it names has hit. */
  double atRest() {
    return atRest;
  }

  /** Leaves on the stack, which is emptied first, what is known of the value. */
  void run(MetaStack stack, RuleRanges rules) {
    stack.clear();
    for (Instruction instruction : instructions) {
      instruction.run(stack, rules);
    }
  }

  private static void write(
      MetaExpression expression, ToIntFunction<RuleName> index, List<Instruction> out) {
    if (expression instanceof MetaExpression.Constant constant) {
      double value = constant.value();
      out.add((stack, rules) -> stack.push(value));
    } else if (expression instanceof MetaExpression.Dependency dependency) {
      out.add(rule(index.applyAsInt(dependency.rule())));
    } else if (expression instanceof MetaExpression.Unary unary) {
      write(unary.operand(), index, out);
      out.add(unary.operator() == '!' ? (s, r) -> s.not() : (s, r) -> s.negate());
    } else if (expression instanceof MetaExpression.Binary binary) {
      write(binary.left(), index, out);
      write(binary.right(), index, out);
      out.add(binary(binary.operator()));
    } else if (expression instanceof MetaExpression.Conditional choice) {
      write(choice.condition(), index, out);
      write(choice.whenTrue(), index, out);
      write(choice.whenFalse(), index, out);
      out.add((stack, rules) -> stack.choose());
    } else if (expression instanceof MetaExpression.RulesMatching matching) {
      writeSum(matching, index, out);
    } else {
      out.add(rule(NO_RULE));
    }
  }

  private static void writeSum(
      MetaExpression.RulesMatching matching, ToIntFunction<RuleName> index, List<Instruction> out) {
    out.add((stack, rules) -> stack.push(0));
    for (RuleName name : matching.rules()) {
      int rule = index.applyAsInt(name);
      if (rule != NO_RULE) {
        out.add(rule(rule));
        out.add((stack, rules) -> stack.add());
      }
    }
  }

  private static Instruction rule(int index) {
    return index == NO_RULE
        ? (stack, rules) -> stack.push(0)
        : (stack, rules) -> stack.push(rules.low(index), rules.high(index), index);
  }

  /** Throws {@link IllegalArgumentException} for an operator the rule reader must not let pass. */
  private static Instruction binary(String operator) {
    return switch (operator) {
      case "&&" -> (s, r) -> s.and();
      case "||" -> (s, r) -> s.or();
      case "+" -> (s, r) -> s.add();
      case "-" -> (s, r) -> s.subtract();
      case "*" -> (s, r) -> s.multiply();
      case "/" -> (s, r) -> s.divide();
      case "^" -> (s, r) -> s.xor();
      case ">" -> (s, r) -> s.greater();
      case ">=" -> (s, r) -> s.atLeast();
      case "==" -> (s, r) -> s.equal();
      case "<" -> swapped((s, r) -> s.greater());
      case "<=" -> swapped((s, r) -> s.atLeast());
      case "!=" -> inverted((s, r) -> s.equal());
      default -> throw new IllegalArgumentException("operator in a meta rule: " + operator);
    };
  }

  private static Instruction swapped(Instruction comparison) {
    return (stack, rules) -> {
      stack.swap();
      comparison.run(stack, rules);
    };
  }

  private static Instruction inverted(Instruction comparison) {
    return (stack, rules) -> {
      comparison.run(stack, rules);
      stack.not();
    };
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
}
