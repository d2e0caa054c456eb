package org.hamlet.rule;

import java.util.List;
import java.util.Optional;
import org.hamlet.regex.RulePattern;
import org.hamlet.text.HeaderSelector;
import org.hamlet.verdict.RuleName;

/**
 * A rule as its line defines it. Patterns are compiled, and names looked up, only when everything
 * is read: later lines may replace the rule, its tags and what its metas name.
 */
sealed interface RuleDraft {

  /** The line that defines it. */
  ConfigLine line();

  /** The rule's name. */
  RuleName name();

  /** Nothing is left to do. */
  record Ready(ConfigLine line, Rule rule) implements RuleDraft {
    @Override
    public RuleName name() {
      return rule.name();
    }
  }

  /** What a pattern is tried on. */
  enum Kind {
    HEADER,
    MIMEHEADER,
    BODY,
    RAWBODY,
    FULL,
    URI
  }

  /**
   * A pattern and what it is tried on.
   *
   * @param selector only of the header kinds
   * @param source the pattern with delimiters and modifiers
   * @param offset of the source in the line's value
   */
  record Pattern(
      ConfigLine line,
      RuleName name,
      Kind kind,
      Optional<HeaderSelector> selector,
      boolean negated,
      Optional<String> ifUnset,
      String source,
      int offset)
      implements RuleDraft {

    /** The rule with its compiled pattern. */
    Rule rule(RulePattern pattern) {
      SourcePosition at = line.position(offset);
      return switch (kind) {
        case HEADER ->
            new Rule.HeaderRule(name, at, selector.orElseThrow(), pattern, negated, ifUnset);
        case MIMEHEADER ->
            new Rule.MimeHeaderRule(name, at, selector.orElseThrow(), pattern, negated, ifUnset);
        case BODY -> new Rule.BodyRule(name, at, pattern);
        case RAWBODY -> new Rule.RawbodyRule(name, at, pattern);
        case FULL -> new Rule.FullRule(name, at, pattern);
        case URI -> new Rule.UriRule(name, at, pattern);
      };
    }
  }

  /** A meta, its expression parsed; {@code rules_matching} not yet resolved. */
  record Meta(ConfigLine line, RuleName name, MetaExpression expression) implements RuleDraft {}

  /** Conditions of {@code uri_detail}. */
  record UriDetail(ConfigLine line, RuleName name, List<Condition> conditions)
      implements RuleDraft {}

  /** One of them; its pattern not yet compiled. */
  record Condition(String key, boolean negated, String source, int offset) {}
}
