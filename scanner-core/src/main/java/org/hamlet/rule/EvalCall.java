package org.hamlet.rule;

import java.util.ArrayList;
import java.util.List;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.RuleName;

/**
 * {@code function(arguments)}: arguments are quoted with {@code '} or {@code "}, or bare numbers
 * and words, with commas between them.
 *
 * @param at where the function stands in the line's value
 * @param function its name
 * @param arguments without quotes
 */
record EvalCall(int at, String function, List<String> arguments) {

  RuleDraft draft(ConfigLine line, RuleName name, Hit.Area area) {
    return new RuleDraft.Ready(
        line, new Rule.EvalRule(name, line.position(at), area, function, arguments));
  }

  /** Reads the call that begins at {@code from} and must fill the rest of the value. */
  static EvalCall parse(String value, int from) throws BadLine {
    int open = value.indexOf('(', from);
    int nameEnd = open < 0 ? value.length() : open;
    String function = value.substring(from, nameEnd);
    if (!RuleName.isLegal(function)) {
      boolean blanks = RuleName.isLegal(function.strip());
      throw new BadLine(
          from,
          blanks
              ? "no blanks may stand around the name of an eval function"
              : "expected the name of an eval function");
    }
    if (open < 0 || !value.endsWith(")")) {
      throw new BadLine(open < 0 ? nameEnd : open, "expected (...) after the eval function");
    }
    return new EvalCall(from, function, arguments(value, open + 1, value.length() - 1));
  }

  private static List<String> arguments(String value, int from, int end) throws BadLine {
    List<String> arguments = new ArrayList<>();
    int at = Words.skipSpace(value, from);
    while (at < end) {
      char quote = value.charAt(at);
      int close;
      if (quote == '\'' || quote == '"') {
        close = value.indexOf(quote, at + 1);
        if (close < 0 || close >= end) {
          throw new BadLine(at, "this quote is not closed");
        }
        arguments.add(value.substring(at + 1, close));
        close++;
      } else {
        close = bareEnd(value, at, end);
        if (close == at) {
          throw new BadLine(at, "expected an argument");
        }
        arguments.add(value.substring(at, close));
      }
      at = Words.skipSpace(value, close);
      if (at < end && value.charAt(at) != ',') {
        throw new BadLine(at, "expected a comma between arguments");
      }
      at = at < end ? Words.skipSpace(value, at + 1) : at;
    }
    return arguments;
  }

  private static int bareEnd(String value, int from, int end) {
    int at = from;
    while (at < end) {
      char c = value.charAt(at);
      boolean word =
          (c >= '0' && c <= '9')
              || (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || c == '.'
              || c == ':'
              || c == '-'
              || c == '_';
      if (!word) {
        break;
      }
      at++;
    }
    return at;
  }
}
