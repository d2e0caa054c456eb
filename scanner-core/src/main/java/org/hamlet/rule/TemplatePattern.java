package org.hamlet.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hamlet.message.Bytes;
import org.hamlet.regex.Matches;
import org.hamlet.regex.PatternProblem;
import org.hamlet.regex.RequiredLiterals;
import org.hamlet.regex.RulePattern;

/**
 * A pattern with {@code %{TAG}} places that take what another rule's named group captured in the
 * same message, or what a tag of the message has for value (SpamAssassin 4.0.1 behaviour of capture
 * rules); {@code \%{TAG}} is no such place. It matches nothing itself; the engine binds it once the
 * tags are known. Immutable; thread-safe.
 */
public final class TemplatePattern implements RulePattern {

  /** Stands in no rule. */
  private static final char OTHER_DELIMITER = '\u0001';

  private final String source;
  private final PatternCompiler compiler;

  /** One that was checked before. */
  TemplatePattern(String source, PatternCompiler compiler) {
    this.source = source;
    this.compiler = compiler;
  }

  /** Whether a source has such places. */
  static boolean isTemplate(String source) {
    return placeAfter(source, 0) >= 0;
  }

  /** Checks the pattern with a word in every place. */
  static TemplatePattern check(String source, PatternCompiler compiler) throws PatternProblem {
    TemplatePattern template = new TemplatePattern(source, compiler);
    compiler.compile(template.filled(tag -> "x"));
    return template;
  }

  /**
   * The pattern for one message.
   *
   * @param values of each tag, one char a byte; none when it has no value
   * @return empty when a tag has no value: the rule is not run then
   * @throws PatternProblem when the values make it too large
   */
  public Optional<RulePattern> bind(Function<String, List<String>> values) throws PatternProblem {
    if (!hasAllTags(values)) {
      return Optional.empty();
    }
    String filled = filled(tag -> alternatives(values.apply(tag)));
    return Optional.of(compiler.compile(withOtherDelimiters(filled)));
  }

  /** Whether every tag it needs has a value. */
  public boolean hasAllTags(Function<String, List<String>> values) {
    return tags().stream().noneMatch(tag -> values.apply(tag).isEmpty());
  }

  /** The tags it needs, in order. */
  public List<String> tags() {
    List<String> tags = new ArrayList<>();
    for (int at = placeAfter(source, 0); at >= 0; at = placeAfter(source, at + 1)) {
      tags.add(source.substring(at + 2, source.indexOf('}', at)));
    }
    return tags;
  }

  private String filled(UnaryOperator<String> values) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int at = placeAfter(source, 0); at >= 0; at = placeAfter(source, from)) {
      int close = source.indexOf('}', at);
      out.append(source, from, at).append(values.apply(source.substring(at + 2, close)));
      from = close + 1;
    }
    return out.append(source, from, source.length()).toString();
  }

  /** The bar between alternatives may be the delimiter of the rule. */
  private static String withOtherDelimiters(String source) {
    int open = source.startsWith("m") ? 1 : 0;
    char opening = source.charAt(open);
    int bracket = "{(<[".indexOf(opening);
    char closing = bracket < 0 ? opening : "})>]".charAt(bracket);
    int close = source.lastIndexOf(closing);
    return "m"
        + OTHER_DELIMITER
        + source.substring(open + 1, close)
        + OTHER_DELIMITER
        + source.substring(close + 1);
  }

  private static String alternatives(List<String> values) {
    StringBuilder out = new StringBuilder("(?:");
    for (int i = 0; i < values.size(); i++) {
      out.append(i == 0 ? "" : "|");
      for (char c : values.get(i).toCharArray()) {
        boolean word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        out.append(word ? "" : "\\").append(c);
      }
    }
    return out.append(')').toString();
  }

  /** Index of the next {@code %{NAME}}, -1 when there is none. */
  private static int placeAfter(String source, int from) {
    int at = source.indexOf("%{", from);
    while (at >= 0) {
      int end = at + 2;
      while (end < source.length() && isNameChar(source.charAt(end))) {
        end++;
      }
      end = endOfArgument(source, end);
      boolean escaped = at > 0 && source.charAt(at - 1) == '\\';
      if (!escaped && end > at + 2 && end < source.length() && source.charAt(end) == '}') {
        return at;
      }
      at = source.indexOf("%{", at + 1);
    }
    return -1;
  }

  /** Index after the parentheses of {@code HEADER(Subject)}, where there are some. */
  private static int endOfArgument(String source, int from) {
    int close = source.startsWith("(", from) ? source.indexOf(')', from) : -1;
    return close < 0 ? from : close + 1;
  }

  private static boolean isNameChar(char c) {
    return c == '_' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  @Override
  public boolean captures() {
    return true;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public RequiredLiterals requiredLiterals() {
    return RequiredLiterals.NONE;
  }

  @Override
  public Matches in(Bytes text) {
    return Matches.NONE;
  }

  @Override
  public String toString() {
    return source;
  }
}
