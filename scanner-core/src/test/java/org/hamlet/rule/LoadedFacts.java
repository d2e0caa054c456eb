package org.hamlet.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hamlet.text.HeaderSelector;
import org.hamlet.verdict.ScoreSet;

/** A rule set as facts, in the form of {@code loaded-configuration.pl}. */
final class LoadedFacts {

  private final RuleSet rules;
  private final List<String> facts = new ArrayList<>();

  LoadedFacts(RuleSet rules) {
    this.rules = rules;
  }

  List<String> all() {
    rules.rules().values().forEach(this::rule);
    lists();
    Settings settings = rules.settings();
    for (String name : List.of("adsp_override", "replace_inter", "replace_post", "replace_tag")) {
      settings.map(name).forEach((key, value) -> fact("entry", name, key, value));
    }
    for (String name : List.of("PDS_CASHSHORTENER", "SUSP_URI_NTLD", "SUSP_URI_NTLD_PRO")) {
      settings
          .hostList(name)
          .orElseThrow()
          .forEach((host, listed) -> fact("host", name, host, listed ? "1" : "0"));
    }
    settings.addedHeaders(false).forEach((name, text) -> fact("header", "ham", name, text));
    settings.addedHeaders(true).forEach((name, text) -> fact("header", "spam", name, text));
    for (String name : List.of("report", "unsafe_report")) {
      fact("template", name, SettingsViews.template(settings, name).replace("\n", "\\n"));
    }
    scalars();
    return facts;
  }

  private void fact(String... cells) {
    facts.add(String.join("\t", cells));
  }

  private void rule(Rule rule) {
    String name = rule.name().text();
    RuleTraits traits = rules.traits().get(rule.name());
    List<String> scores = new ArrayList<>(List.of("scores", name));
    for (ScoreSet set : ScoreSet.values()) {
      scores.add(String.format(Locale.ROOT, "%.4f", traits.score(set) + 0.0));
    }
    facts.add(String.join("\t", scores));
    String flags =
        traits.flags().entrySet().stream()
            .map(e -> e.getValue().isEmpty() ? e.getKey() : e.getKey() + "=" + e.getValue())
            .sorted()
            .collect(Collectors.joining(" "));
    fact("flags", name, flags);
    fact("describe", name, traits.description());
    test(rule, name, String.valueOf(traits.priority()));
  }

  private void test(Rule rule, String name, String priority) {
    if (rule instanceof Rule.HeaderRule header) {
      String operator = header.negated() ? " !~ " : " =~ ";
      String source = written(rule, header.pattern().source());
      fact("pattern", name, priority, selector(header.selector()) + operator + source);
    } else if (rule instanceof Rule.HeaderExistsRule exists) {
      fact("pattern", name, priority, "exists:" + exists.header());
    } else if (rule instanceof Rule.BodyRule body) {
      fact("pattern", name, priority, written(rule, body.pattern().source()));
    } else if (rule instanceof Rule.UriRule uri) {
      fact("pattern", name, priority, uri.pattern().source());
    } else if (rule instanceof Rule.RawbodyRule rawbody) {
      fact("pattern", name, priority, written(rule, rawbody.pattern().source()));
    } else if (rule instanceof Rule.FullRule full) {
      fact("pattern", name, priority, full.pattern().source());
    } else if (rule instanceof Rule.EvalRule eval) {
      List<String> cells = new ArrayList<>(List.of("eval", name, priority, eval.function()));
      cells.addAll(eval.arguments());
      facts.add(String.join("\t", cells));
    } else if (rule instanceof Rule.MimeHeaderRule) {
      fact("eval", name, priority);
    } else if (rule instanceof Rule.MetaRule meta) {
      TreeSet<String> named = new TreeSet<>();
      meta.expression().names().forEach(n -> named.add(n.text()));
      if (!named.isEmpty()) {
        fact("meta", name, String.join("\t", named));
      }
    }
  }

  /** The pattern before its tags were replaced: what SpamAssassin keeps. */
  private String written(Rule rule, String source) {
    return rules.settings().list("replace_rules").contains(rule.name().text())
        ? "(replaced)"
        : source;
  }

  private static String selector(HeaderSelector selector) {
    return selector.modifiers().stream()
        .map(m -> ":" + m.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("", selector.name(), ""));
  }

  private void lists() {
    Settings settings = rules.settings();
    for (String name :
        List.of(
            "bayes_ignore_header",
            "replace_rules",
            "util_rb_3tld",
            "util_rb_2tld",
            "uridnsbl_skip_domain",
            "util_rb_tld")) {
      settings.list(name).forEach(word -> fact("list", name, word));
    }
    for (String name :
        List.of(
            "def_welcomelist_auth",
            "def_welcomelist_from_spf",
            "BANKS",
            "GOV",
            "PAYPAL",
            "SUSP_NTLD")) {
      settings.namedAddresses(name).orElseThrow().globs().forEach(glob -> fact("list", name, glob));
    }
  }

  private void scalars() {
    Settings settings = rules.settings();
    for (String name :
        Words.of(
            "required_score report_safe use_bayes bayes_auto_learn normalize_charset fold_headers"
                + " body_part_scan_size rawbody_part_scan_size parse_dkim_uris report_wrap_width"
                + " bayes_min_ham_num bayes_min_spam_num bayes_auto_learn_threshold_spam"
                + " bayes_auto_learn_threshold_nonspam dkim_minimum_key_bits")) {
      fact("setting", name, plain(settings.number(name)));
    }
    fact("setting", "time_limit", plain(settings.duration("time_limit").toMillis() / 1000.0));
    for (String name : Words.of("report_contact report_charset ok_locales rbl_headers")) {
      fact("setting", name, settings.text(name));
    }
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
