package org.hamlet.rule;

import java.util.ArrayList;
import java.util.List;
import org.hamlet.verdict.RuleName;

/** Takes {@code uri_detail} lines apart: {@code key =~ /re/ key !~ m{re}i ...}. */
final class UriDetailLine {

  private static final List<String> KEYS =
      List.of("raw", "type", "cleaned", "text", "domain", "host");

  private UriDetailLine() {}

  static RuleDraft parse(ConfigLine line, RuleName name, int rest) throws BadLine {
    String value = line.value();
    List<RuleDraft.Condition> conditions = new ArrayList<>();
    int at = rest;
    while (at < value.length()) {
      int keyEnd = at;
      while (keyEnd < value.length() && Character.isLetter(value.charAt(keyEnd))) {
        keyEnd++;
      }
      String key = value.substring(at, keyEnd);
      if (!KEYS.contains(key)) {
        throw new BadLine(at, "expected one of " + String.join(", ", KEYS));
      }
      int operator = Words.skipSpace(value, keyEnd);
      boolean negated = value.startsWith("!~", operator);
      if (!negated && !value.startsWith("=~", operator)) {
        throw new BadLine(operator, "expected =~ or !~ after " + key);
      }
      int pattern = Words.skipSpace(value, operator + 2);
      int end = patternEnd(value, pattern);
      conditions.add(new RuleDraft.Condition(key, negated, value.substring(pattern, end), pattern));
      at = Words.skipSpace(value, end);
    }
    return new RuleDraft.UriDetail(line, name, conditions);
  }

  /** Index after the closing delimiter and the modifiers of the pattern at {@code from}. */
  private static int patternEnd(String value, int from) throws BadLine {
    int open = value.startsWith("m", from) ? from + 1 : from;
    if (open >= value.length()) {
      throw new BadLine(from, "a pattern is missing");
    }
    char close =
        switch (value.charAt(open)) {
          case '{' -> '}';
          case '(' -> ')';
          case '<' -> '>';
          case '[' -> ']';
          default -> value.charAt(open);
        };
    int at = open + 1;
    while (at < value.length() && value.charAt(at) != close) {
      at += value.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= value.length()) {
      throw new BadLine(from, "the pattern is not closed");
    }
    return Words.endOfWord(value, at);
  }
}
