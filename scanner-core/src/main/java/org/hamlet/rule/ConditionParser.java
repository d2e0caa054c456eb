package org.hamlet.rule;

/**
 * Evaluates the expression of an {@code if} line: numbers, {@code version}, {@code perl_version},
 * {@code local_tests_only}, {@code plugin()}, {@code has()}, {@code can()}, comparisons,
 * arithmetic, {@code ! && ||} and parentheses with Perl's precedence. Recursive over parentheses
 * and signs, at most {@link #MAX_DEPTH} deep.
 */
final class ConditionParser {

  /** How deep parentheses and negations may nest. */
  static final int MAX_DEPTH = 50;

  /** SpamAssassin's version as a number; conditions compare with it. */
  static final double VERSION = 4.000001;

  /** The Perl whose pattern syntax is understood. */
  static final double PERL_VERSION = 5.036;

  private final String text;
  private final PluginTable plugins;
  private final boolean local;
  private int at;
  private int depth;

  /** What is wrong with the expression, and where. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;
    private final int offset;

    Malformed(String text, int offset) {
      super(text, null, false, false);
      this.offset = offset;
    }

    int offset() {
      return offset;
    }
  }

  /**
   * For one expression.
   *
   * @param local what {@code local_tests_only} says
   */
  ConditionParser(String text, PluginTable plugins, boolean local) {
    this.text = text;
    this.plugins = plugins;
    this.local = local;
  }

  /** Whether the condition holds. */
  boolean holds() throws Malformed {
    double value = either();
    skipSpace();
    if (at < text.length()) {
      throw new Malformed("unexpected text in the condition", at);
    }
    return value != 0;
  }

  private double either() throws Malformed {
    double left = both();
    while (take("||")) {
      double right = both();
      left = left != 0 ? left : right;
    }
    return left;
  }

  private double both() throws Malformed {
    double left = comparison();
    while (take("&&")) {
      double right = comparison();
      left = left != 0 ? right : left;
    }
    return left;
  }

  private double comparison() throws Malformed {
    double left = sum();
    for (String operator : new String[] {"==", "!=", "<=", ">=", "<", ">"}) {
      if (take(operator)) {
        return compare(operator, left, sum()) ? 1 : 0;
      }
    }
    return left;
  }

  private static boolean compare(String operator, double left, double right) {
    return switch (operator) {
      case "==" -> left == right;
      case "!=" -> left != right;
      case "<=" -> left <= right;
      case ">=" -> left >= right;
      case "<" -> left < right;
      default -> left > right;
    };
  }

  private double sum() throws Malformed {
    double left = product();
    while (true) {
      if (take("+")) {
        left += product();
      } else if (take("-")) {
        left -= product();
      } else {
        return left;
      }
    }
  }

  private double product() throws Malformed {
    double left = unary();
    while (true) {
      if (take("*")) {
        left *= unary();
      } else if (take("/")) {
        double right = unary();
        left = right == 0 ? 0 : left / right;
      } else {
        return left;
      }
    }
  }

  private double unary() throws Malformed {
    if (++depth > MAX_DEPTH) {
      throw new Malformed("the condition nests deeper than " + MAX_DEPTH, at);
    }
    double value;
    if (!text.startsWith("!=", at) && take("!")) {
      value = unary() == 0 ? 1 : 0;
    } else if (take("-")) {
      value = -unary();
    } else if (take("(")) {
      value = either();
      expect(")");
    } else {
      value = operand();
    }
    depth--;
    return value;
  }

  private double operand() throws Malformed {
    int start = at;
    while (at < text.length() && (isWord(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    String word = text.substring(start, at);
    if (word.isEmpty()) {
      throw new Malformed("a condition or number is missing", start);
    }
    if (ScalarSyntax.isNumber(word)) {
      return Double.parseDouble(word);
    }
    return switch (word) {
      case "version" -> VERSION;
      case "perl_version" -> PERL_VERSION;
      case "local_tests_only" -> local ? 1 : 0;
      case "plugin" -> plugins.isLoaded(argument()) ? 1 : 0;
      case "has", "can" -> plugins.can(argument()) ? 1 : 0;
      default -> throw new Malformed("unknown word in the condition: " + word, start);
    };
  }

  private String argument() throws Malformed {
    expect("(");
    int close = text.indexOf(')', at);
    if (close < 0) {
      throw new Malformed("a ) is missing in the condition", text.length());
    }
    String argument = text.substring(at, close).strip();
    at = close + 1;
    return argument;
  }

  private boolean take(String symbol) {
    skipSpace();
    if (!text.startsWith(symbol, at)) {
      return false;
    }
    at += symbol.length();
    skipSpace();
    return true;
  }

  private void expect(String symbol) throws Malformed {
    if (!take(symbol)) {
      throw new Malformed("a " + symbol + " is missing in the condition", at);
    }
  }

  private void skipSpace() {
    at = Words.skipSpace(text, at);
  }

  private static boolean isWord(char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
