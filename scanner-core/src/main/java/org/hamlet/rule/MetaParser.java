package org.hamlet.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hamlet.verdict.RuleName;

/**
 * Reads a meta rule's expression with Perl's precedence, from loose to tight: {@code ?:}, {@code
 * ||}, {@code &&}, {@code ^}, {@code == !=}, {@code < > <= >=}, {@code + -}, {@code * /}, {@code !}
 * and unary minus. Operands are numbers, rule names, {@code rules_matching(GLOB)} and {@code
 * local_tests_only}. Recursive over parentheses and signs, at most {@link #MAX_DEPTH} deep, and
 * over the fixed levels of precedence.
 */
final class MetaParser {

  /** How deep parentheses and signs may nest. */
  static final int MAX_DEPTH = 100;

  /** What a long holds. */
  private static final int OCTAL_DIGITS_OF_A_LONG = 21;

  private static final String RULES_MATCHING = "rules_matching";

  private static final String LOCAL_TESTS_ONLY = "local_tests_only";

  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<=", ">=", "<", ">");

  private static final String[][] LEVELS = {
    {"||"}, {"&&"}, {"^"}, {"==", "!="}, {"<=", ">=", "<", ">"}, {"+", "-"}, {"*", "/"}
  };

  private final String text;
  private final RuleDrafts names;
  private int at;
  private int depth;

  /** Operands that are compared twice. */
  private int repeated;

  /** For the expression that begins at {@code from} and fills the rest of the text. */
  MetaParser(String text, int from, RuleDrafts names) {
    this.text = text;
    this.at = from;
    this.names = names;
  }

  MetaExpression parse() throws BadLine {
    MetaExpression expression = conditional();
    if (at < text.length()) {
      throw new BadLine(at, "expected an operator");
    }
    return expression;
  }

  private MetaExpression conditional() throws BadLine {
    MetaExpression condition = binary(0);
    if (!take("?")) {
      return condition;
    }
    enter();
    MetaExpression whenTrue = conditional();
    expect(":");
    MetaExpression whenFalse = conditional();
    depth--;
    return new MetaExpression.Conditional(condition, whenTrue, whenFalse);
  }

  private MetaExpression binary(int level) throws BadLine {
    if (level == LEVELS.length) {
      return unary();
    }
    MetaExpression left = binary(level + 1);
    String operator = takeOperator(level);
    if (!operator.isEmpty() && COMPARISONS.contains(operator)) {
      return comparison(level, left, operator);
    }
    List<MetaExpression.Step> steps = new ArrayList<>();
    while (!operator.isEmpty()) {
      steps.add(new MetaExpression.Step(operator, binary(level + 1)));
      operator = takeOperator(level);
    }
    return steps.isEmpty() ? left : new MetaExpression.Chain(left, steps);
  }

  /**
   * One comparison or several in a row. Compat: {@code A > B > 0} is {@code A > B && B > 0}, as in
   * Perl since 5.32. What is compared twice may hold no such row itself, or it would grow with each
   * pair of parentheses.
   */
  private MetaExpression comparison(int level, MetaExpression first, String operator)
      throws BadLine {
    int repeatedBefore = repeated;
    int start = at;
    MetaExpression right = binary(level + 1);
    MetaExpression pair = pair(first, operator, right);
    List<MetaExpression.Step> others = new ArrayList<>();
    for (String next = takeOperator(level); !next.isEmpty(); next = takeOperator(level)) {
      if (repeated++ > repeatedBefore) {
        throw new BadLine(start, "comparisons in a row within comparisons in a row");
      }
      repeatedBefore = repeated;
      start = at;
      MetaExpression middle = right;
      right = binary(level + 1);
      others.add(new MetaExpression.Step("&&", pair(middle, next, right)));
    }
    return others.isEmpty() ? pair : new MetaExpression.Chain(pair, others);
  }

  private static MetaExpression pair(MetaExpression left, String operator, MetaExpression right) {
    return new MetaExpression.Chain(left, List.of(new MetaExpression.Step(operator, right)));
  }

  private String takeOperator(int level) {
    for (String operator : LEVELS[level]) {
      if (text.startsWith(operator, at)) {
        at = Words.skipSpace(text, at + operator.length());
        return operator;
      }
    }
    return "";
  }

  private MetaExpression unary() throws BadLine {
    enter();
    MetaExpression expression;
    if (take("!")) {
      expression = new MetaExpression.Unary('!', unary());
    } else if (take("-")) {
      expression = new MetaExpression.Unary('-', unary());
    } else if (take("(")) {
      if (take(")")) {
        expression = new MetaExpression.Nothing();
      } else {
        expression = conditional();
        expect(")");
      }
    } else {
      expression = operand();
    }
    depth--;
    return expression;
  }

  private void enter() throws BadLine {
    if (++depth > MAX_DEPTH) {
      throw new BadLine(at, "the expression nests deeper than " + MAX_DEPTH);
    }
  }

  private MetaExpression operand() throws BadLine {
    int start = at;
    boolean number = at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.');
    while (at < text.length() && (isWord(text.charAt(at)) || (number && text.charAt(at) == '.'))) {
      at++;
    }
    String word = text.substring(start, at);
    at = Words.skipSpace(text, at);
    if (number) {
      return new MetaExpression.Constant(number(word, start));
    }
    if (word.isEmpty()) {
      throw new BadLine(start, "a rule name or number is missing");
    }
    if (word.equals(RULES_MATCHING) && text.startsWith("(", at)) {
      return rulesMatching();
    }
    if (word.equals(LOCAL_TESTS_ONLY)) {
      return new MetaExpression.Constant(names.localOnly() ? 1 : 0);
    }
    if (!RuleName.isLegal(word)) {
      throw new BadLine(start, "not a rule name: " + word);
    }
    return new MetaExpression.Dependency(names.name(word));
  }

  /** Compat: digits behind a zero are octal, as in Perl. */
  private static double number(String word, int start) throws BadLine {
    boolean octal = word.length() > 1 && word.startsWith("0") && !word.startsWith("0.");
    boolean legal =
        octal
            ? word.chars().allMatch(c -> c >= '0' && c <= '7')
                && word.length() <= OCTAL_DIGITS_OF_A_LONG
            : ScalarSyntax.isNumber(word.startsWith(".") ? "0" + word : word);
    if (!legal) {
      throw new BadLine(start, "not a number: " + word);
    }
    return octal ? Long.parseLong(word, 8) : Double.parseDouble(word);
  }

  private MetaExpression rulesMatching() throws BadLine {
    int close = text.indexOf(')', at);
    if (close < 0) {
      throw new BadLine(at, "this ( is not closed");
    }
    String glob = text.substring(at + 1, close).strip();
    at = Words.skipSpace(text, close + 1);
    return new MetaExpression.RulesMatching(glob, List.of());
  }

  private boolean take(String symbol) {
    if (!text.startsWith(symbol, at)) {
      return false;
    }
    at = Words.skipSpace(text, at + symbol.length());
    return true;
  }

  private void expect(String symbol) throws BadLine {
    if (!take(symbol)) {
      throw new BadLine(at, "expected " + symbol);
    }
  }

  private static boolean isWord(char c) {
    return c == '_' || isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
