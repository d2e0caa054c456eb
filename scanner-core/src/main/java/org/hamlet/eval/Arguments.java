package org.hamlet.eval;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.rule.Rule;

/** The arguments of one eval call, read by position with a clear refusal where they do not fit. */
public record Arguments(List<String> values) {

  private static final Pattern LEADING_NUMBER =
      Pattern.compile("[-+]?(?:\\d++\\.?+\\d*+|\\.\\d++)(?:[eE][-+]?\\d++)?+");

  /** Those of a rule. */
  public static Arguments of(Rule.EvalRule rule) {
    return new Arguments(rule.arguments());
  }

  /** The text at {@code index}, from 0. */
  public String text(int index) throws BadArguments {
    if (index >= values.size()) {
      throw new BadArguments("argument " + (index + 1) + " is missing");
    }
    return values.get(index);
  }

  /** The text at {@code index}, or {@code otherwise} where it was not given. */
  public String text(int index, String otherwise) {
    return index < values.size() ? values.get(index) : otherwise;
  }

  /** The number at {@code index}. */
  public double number(int index) throws BadArguments {
    String text = text(index);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new BadArguments("argument " + (index + 1) + " is not a number: " + text);
    }
  }

  /** The number at {@code index}, or {@code otherwise} where it was not given or is empty. */
  public double number(int index, double otherwise) throws BadArguments {
    return index < values.size() && !values.get(index).isEmpty() ? number(index) : otherwise;
  }

  /**
   * What the text at {@code index} begins with as Perl reads numbers, 0 where that is none, or
   * {@code otherwise} where it was not given.
   */
  double leadingNumber(int index, double otherwise) {
    if (index >= values.size()) {
      return otherwise;
    }
    Matcher number = LEADING_NUMBER.matcher(values.get(index).stripLeading());
    return number.lookingAt() ? Double.parseDouble(number.group()) : 0;
  }

  /**
   * The number at {@code index}, or {@code otherwise} where it was not given or is {@code word}.
   */
  public double numberOr(int index, String word, double otherwise) throws BadArguments {
    return text(index, word).equals(word) ? otherwise : number(index);
  }
}
