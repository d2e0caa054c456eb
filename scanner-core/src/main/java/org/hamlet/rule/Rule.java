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

  /**
   * {@code uri_detail NAME key =~ /re/ ...}: hits when one URI satisfies every condition.
   *
   * @param conditions in the order written, at least one
   */
  record UriDetailRule(RuleName name, SourcePosition position, List<UriCondition> conditions)
      implements Rule {
    public UriDetailRule {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * One condition of {@code uri_detail}.
   *
   * @param key {@code raw}, {@code type}, {@code cleaned}, {@code text}, {@code domain} or {@code
   *     host}
   * @param negated whether no value of the key may match
   */
  record UriCondition(String key, boolean negated, RulePattern pattern) {}

  /**
   * {@code askdns NAME template TYPE subtest}: asks DNS about names made from tags.
   *
   * @param queryTemplate name to ask, with {@code _TAG_} places
   * @param recordTypes upper case, {@code A} when none was written
   * @param subtest as written, empty when any answer will do
   */
  record AskDnsRule(
      RuleName name,
      SourcePosition position,
      String queryTemplate,
      List<String> recordTypes,
      String subtest)
      implements Rule {
    public AskDnsRule {
      recordTypes = List.copyOf(recordTypes);
    }
  }

  /** A name that only {@code reuse} declares: it never hits. */
  record EmptyRule(RuleName name, SourcePosition position) implements Rule {}
}
