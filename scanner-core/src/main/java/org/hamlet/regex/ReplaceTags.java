package org.hamlet.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The replacements of {@code replace_tag}, {@code replace_pre}, {@code replace_post} and {@code
 * replace_inter}: {@code <A>} in a pattern stands for the text of tag A; {@code <pre N>}, {@code
 * <post N>}, {@code <inter N>} say what goes before, after and between neighbouring tags.
 *
 * <p>Source: SpamAssassin 4.0.1 behaviour (ReplaceTags plugin). Names nobody defined stay as they
 * are. Immutable; thread-safe.
 *
 * @param tags text by name
 * @param pre text by name
 * @param inter text by name
 * @param post text by name
 * @param signs what stands around tags and directives
 */
public record ReplaceTags(
    Map<String, String> tags,
    Map<String, String> pre,
    Map<String, String> inter,
    Map<String, String> post,
    Signs signs) {

  /** Most rounds, since replacements may contain tags: deeper ones stay as they are. */
  static final int MAX_ROUNDS = 6;

  /**
   * What stands before and after the name of a tag, ready to be searched for.
   *
   * @param nameStart how many characters stand before the name
   * @param nameEnd how many stand after it
   * @param token a name with the signs
   * @param pre the directive of that name
   * @param inter the directive of that name
   * @param post the directive of that name
   */
  public record Signs(
      int nameStart, int nameEnd, Pattern token, Pattern pre, Pattern inter, Pattern post) {

    /** Those of a configuration that does not say otherwise. */
    public static final Signs ANGLES = of("<", ">");

    /** Those of {@code replace_start} and {@code replace_end}. */
    public static Signs of(String start, String end) {
      String from = Pattern.quote(start);
      String to = Pattern.quote(end);
      String name = "(?:(?!" + from + "|" + to + ")(?s:.)){1,100}";
      return new Signs(
          start.length(),
          end.length(),
          Pattern.compile(from + name + to),
          directive(from, "pre", to),
          directive(from, "inter", to),
          directive(from, "post", to));
    }

    private static Pattern directive(String start, String kind, String end) {
      return Pattern.compile(start + kind + "\\s+(\\S{1,100}?)" + end);
    }

    private String name(String token) {
      return token.substring(nameStart, token.length() - nameEnd);
    }
  }

  /** Copies the maps. */
  public ReplaceTags {
    tags = Map.copyOf(tags);
    pre = Map.copyOf(pre);
    inter = Map.copyOf(inter);
    post = Map.copyOf(post);
  }

  /**
   * The pattern with everything replaced, in braces since the replacements may contain the
   * delimiter of the rule; the pattern itself when there is nothing to replace.
   *
   * @param source with delimiters and modifiers
   * @throws PatternProblem when there are no delimiters or the result gets too long
   */
  public String expand(String source) throws PatternProblem {
    PatternSource split = PatternSource.split(source);
    String body = source.substring(split.bodyStart(), split.bodyEnd());
    String expanded = expandBody(body);
    return expanded.equals(body) ? source : "m{" + expanded + "}" + split.modifiers();
  }

  /** The texts of all tags, tags inside them replaced where that is possible. */
  List<String> expandedTags() {
    List<String> expanded = new ArrayList<>();
    for (String text : tags.values()) {
      try {
        expanded.add(expandBody(text));
      } catch (PatternProblem e) {
        expanded.add(text);
      }
    }
    return expanded;
  }

  private String expandBody(String body) throws PatternProblem {
    String text = body;
    for (int round = 0; round < MAX_ROUNDS && signs.token().matcher(text).find(); round++) {
      String before = text;
      text = round(text);
      if (text.length() > PatternSource.MAX_PATTERN_CHARS) {
        throw new PatternProblem("pattern too long after its tags are replaced", 0);
      }
      if (text.equals(before)) {
        break;
      }
    }
    return text;
  }

  private String round(String text) {
    Directive before = Directive.cut(signs.pre(), text, pre);
    Directive after = Directive.cut(signs.post(), before.rest(), post);
    Directive between = Directive.cut(signs.inter(), after.rest(), inter);
    List<String> tokens = tokens(between.rest());
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      boolean gap = token.isEmpty() && i > 0 && i < tokens.size() - 1;
      if (gap) {
        out.append(between.value());
      } else if (signs.token().matcher(token).matches()) {
        String replaced = tags.getOrDefault(signs.name(token), token);
        out.append(before.value()).append(replaced).append(after.value());
      } else {
        out.append(token);
      }
    }
    return out.toString();
  }

  /** Texts and tags in turn, beginning with a text; texts may be empty. */
  private List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = signs.token().matcher(text);
    int from = 0;
    while (matcher.find()) {
      tokens.add(text.substring(from, matcher.start()));
      tokens.add(matcher.group());
      from = matcher.end();
    }
    tokens.add(text.substring(from));
    return tokens;
  }

  /**
   * A directive taken out.
   *
   * @param rest the text without it
   * @param value what its name stands for, empty without a directive or definition
   */
  private record Directive(String rest, String value) {

    static Directive cut(Pattern kind, String text, Map<String, String> values) {
      Matcher matcher = kind.matcher(text);
      if (!matcher.find()) {
        return new Directive(text, "");
      }
      String rest = text.substring(0, matcher.start()) + text.substring(matcher.end());
      return new Directive(rest, values.getOrDefault(matcher.group(1), ""));
    }
  }
}
