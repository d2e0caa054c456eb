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

  // what an instruction does; only the first two have an operand

  private static final int VALUE = 0;
  private static final int RULE = 1;
  private static final int NOT = 2;
  private static final int NEGATE = 3;
  private static final int AND = 4;
  private static final int OR = 5;
  private static final int CHOOSE = 6;
  private static final int ADD = 7;
  private static final int SUBTRACT = 8;
  private static final int MULTIPLY = 9;
  private static final int DIVIDE = 10;
  private static final int XOR = 11;
  private static final int GREATER = 12;
  private static final int AT_LEAST = 13;
  private static final int EQUAL = 14;
  private static final int SWAP = 15;

  private static final int OP_BITS = 5;
  private static final int OP_MASK = (1 << OP_BITS) - 1;

  /** Instructions, each with its operand above {@link #OP_BITS}. */
  private final int[] code;

  private final double[] constants;
  private final double atRest;

  private MetaProgram(Writer written) {
    this.code = written.code.stream().mapToInt(Integer::intValue).toArray();
    this.constants = written.constants.stream().mapToDouble(Double::doubleValue).toArray();
    MetaStack stack = new MetaStack(new int[0]);
    run(stack, new RuleRanges(written.rules));
    this.atRest = stack.low();
  }

  /**
   * Compiles an expression.
   *
   * @param index place of a rule in the table, -1 for a name no rule has
   */
  static MetaProgram compile(MetaExpression expression, ToIntFunction<RuleName> index) {
    Writer writer = new Writer(index);
    writer.write(expression);
    return new MetaProgram(writer);
  }

  /** The value while none of the rules it names has hit. */
  double atRest() {
    return atRest;
  }

  /** Leaves on the stack, which is emptied first, what is known of the value. */
  void run(MetaStack stack, RuleRanges rules) {
    stack.clear();
    double[] low = rules.low();
    double[] high = rules.high();
    for (int instruction : code) {
      int operand = instruction >> OP_BITS;
      switch (instruction & OP_MASK) {
        case VALUE -> stack.push(constants[operand]);
        case RULE -> stack.push(low[operand], high[operand], operand);
        case NOT -> stack.not();
        case NEGATE -> stack.negate();
        case AND -> stack.and();
        case OR -> stack.or();
        case CHOOSE -> stack.choose();
        case ADD -> stack.add();
        case SUBTRACT -> stack.subtract();
        case MULTIPLY -> stack.multiply();
        case DIVIDE -> stack.divide();
        case XOR -> stack.xor();
        case GREATER -> stack.greater();
        case AT_LEAST -> stack.atLeast();
        case EQUAL -> stack.equal();
        case SWAP -> stack.swap();
        default -> throw new IllegalStateException("instruction " + instruction);
      }
    }
  }

  /** Writes the instructions of an expression. */
  private static final class Writer {
    private final ToIntFunction<RuleName> index;
    private final List<Integer> code = new ArrayList<>();
    private final List<Double> constants = new ArrayList<>();

    /** One more than the greatest index of a rule. */
    private int rules;

    Writer(ToIntFunction<RuleName> index) {
      this.index = index;
    }

    private void add(int op) {
      add(op, 0);
    }

    private void add(int op, int operand) {
      code.add((operand << OP_BITS) | op);
    }

    void write(MetaExpression expression) {
      if (expression instanceof MetaExpression.Constant constant) {
        value(constant.value());
      } else if (expression instanceof MetaExpression.Dependency dependency) {
        rule(dependency.rule());
      } else if (expression instanceof MetaExpression.Unary unary) {
        write(unary.operand());
        add(unary.operator() == '!' ? NOT : NEGATE);
      } else if (expression instanceof MetaExpression.Chain chain) {
        write(chain.first());
        for (MetaExpression.Step step : chain.steps()) {
          write(step.operand());
          operator(step.operator());
        }
      } else if (expression instanceof MetaExpression.Conditional choice) {
        write(choice.condition());
        write(choice.whenTrue());
        write(choice.whenFalse());
        add(CHOOSE);
      } else if (expression instanceof MetaExpression.RulesMatching matching) {
        sum(matching);
      } else if (expression instanceof MetaExpression.Nothing) {
        value(0);
      } else {
        throw new IllegalStateException("kind of expression: " + expression.getClass());
      }
    }

    private void value(double value) {
      constants.add(value);
      add(VALUE, constants.size() - 1);
    }

    private void rule(RuleName name) {
      int rule = index.applyAsInt(name);
      if (rule == NO_RULE) {
        value(0);
      } else {
        add(RULE, rule);
        rules = Math.max(rules, rule + 1);
      }
    }

    private void sum(MetaExpression.RulesMatching matching) {
      value(0);
      for (RuleName name : matching.rules()) {
        if (index.applyAsInt(name) != NO_RULE) {
          rule(name);
          add(ADD);
        }
      }
    }

    /** Throws {@link IllegalArgumentException} for one the rule reader must not let pass. */
    private void operator(String operator) {
      switch (operator) {
        case "&&" -> add(AND);
        case "||" -> add(OR);
        case "+" -> add(ADD);
        case "-" -> add(SUBTRACT);
        case "*" -> add(MULTIPLY);
        case "/" -> add(DIVIDE);
        case "^" -> add(XOR);
        case ">" -> add(GREATER);
        case ">=" -> add(AT_LEAST);
        case "==" -> add(EQUAL);
        case "<" -> {
          add(SWAP);
          add(GREATER);
        }
        case "<=" -> {
          add(SWAP);
          add(AT_LEAST);
        }
        case "!=" -> {
          add(EQUAL);
          add(NOT);
        }
        default -> throw new IllegalArgumentException("operator in a meta rule: " + operator);
      }
    }
  }
}
