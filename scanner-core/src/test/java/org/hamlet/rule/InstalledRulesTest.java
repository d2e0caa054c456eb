package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Reads the rules that Debian installs; figures are SpamAssassin 4.0.1's own for the same files.
 */
class InstalledRulesTest {

  @Test
  void readsEveryLineWithoutProblem() {
    assertThat(InstalledRules.read().problems()).isEmpty();
  }

  @Test
  void findsEveryRuleOfEveryType() {
    RuleSet rules = InstalledRules.read();
    Map<String, Integer> counts = new TreeMap<>();
    for (Rule rule : rules.rules().values()) {
      counts.merge(kind(rule), 1, Integer::sum);
    }
    assertThat(rules.rules()).hasSize(2946);
    assertThat(counts)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("header", 693),
                Map.entry("header exists", 76),
                Map.entry("eval HEADER", 104),
                Map.entry("eval RBL", 66),
                Map.entry("body", 622),
                Map.entry("eval BODY", 145),
                Map.entry("mimeheader", 61),
                Map.entry("rawbody", 58),
                Map.entry("eval RAWBODY", 7),
                Map.entry("full", 4),
                Map.entry("eval FULL", 13),
                Map.entry("uri", 144),
                Map.entry("meta", 921),
                Map.entry("askdns", 13),
                Map.entry("empty", 19)));
  }

  private static String kind(Rule rule) {
    if (rule instanceof Rule.EvalRule eval) {
      return "eval " + eval.area();
    }
    return Map.ofEntries(
            Map.entry(Rule.HeaderRule.class, "header"),
            Map.entry(Rule.HeaderExistsRule.class, "header exists"),
            Map.entry(Rule.BodyRule.class, "body"),
            Map.entry(Rule.MimeHeaderRule.class, "mimeheader"),
            Map.entry(Rule.RawbodyRule.class, "rawbody"),
            Map.entry(Rule.FullRule.class, "full"),
            Map.entry(Rule.UriRule.class, "uri"),
            Map.entry(Rule.UriDetailRule.class, "uri_detail"),
            Map.entry(Rule.MetaRule.class, "meta"),
            Map.entry(Rule.AskDnsRule.class, "askdns"),
            Map.entry(Rule.EmptyRule.class, "empty"))
        .get(rule.getClass());
  }
}
