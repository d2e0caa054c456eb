package org.hamlet.rule;

import java.util.List;
import java.util.Optional;
import org.hamlet.regex.RulePattern;
import org.hamlet.text.HeaderSelector;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.RuleName;

/** One test of a rule set; what it scores and its flags are in {@link RuleTraits}. */
public sealed interface Rule {

  /** Its symbolic name. */
  RuleName name();

  /** Where it was defined. */
  SourcePosition position();

  /**
   * {@code header NAME Selector =~ /re/} or {@code !~}.
   *
   * @param negated whether it hits when the pattern does not match
   * @param ifUnset text to match when there is no such header
   */
  record HeaderRule(
      RuleName name,
      SourcePosition position,
      HeaderSelector selector,
      RulePattern pattern,
      boolean negated,
      Optional<String> ifUnset)
      implements Rule {}

  /** {@code header NAME exists:Header}. */
  record HeaderExistsRule(RuleName name, SourcePosition position, String header) implements Rule {}

  /** {@code mimeheader NAME Header =~ /re/}: tried on every MIME part. */
  record MimeHeaderRule(
      RuleName name,
      SourcePosition position,
      HeaderSelector selector,
      RulePattern pattern,
      boolean negated,
      Optional<String> ifUnset)
      implements Rule {}

  /** {@code body NAME /re/}: tried on every rendered paragraph. */
  record BodyRule(RuleName name, SourcePosition position, RulePattern pattern) implements Rule {}

  /** {@code rawbody NAME /re/}: tried on every decoded chunk. */
  record RawbodyRule(RuleName name, SourcePosition position, RulePattern pattern) implements Rule {}

  /** {@code full NAME /re/}: tried on the pristine message. */
  record FullRule(RuleName name, SourcePosition position, RulePattern pattern) implements Rule {}

  /** {@code uri NAME /re/}: tried on every canonical URI. */
  record UriRule(RuleName name, SourcePosition position, RulePattern pattern) implements Rule {}

  /** {@code meta NAME expression}. */
  record MetaRule(RuleName name, SourcePosition position, MetaExpression expression)
      implements Rule {}

  /**
   * {@code header|body|rawbody|full NAME eval:function(arguments)}.
   *
   * @param area which keyword defined it
   */
  record EvalRule(
      RuleName name,
      SourcePosition position,
      Hit.Area area,
      String function,
      List<String> arguments)
      implements Rule {
    public EvalRule {
      arguments = List.copyOf(arguments);
    }
  }

  /** A name that only {@code reuse}, {@code askdns} or a plugin of a later time gives meaning. */
  record EmptyRule(RuleName name, SourcePosition position) implements Rule {}
}
