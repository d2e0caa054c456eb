package org.hamlet.scanner;

import java.time.Duration;
import java.util.Optional;
import org.hamlet.engine.RuleEngine;
import org.hamlet.engine.Scorer;
import org.hamlet.message.MessageParser;
import org.hamlet.regex.MatchBudget;
import org.hamlet.relay.RelayOptions;
import org.hamlet.report.ReportWriter;
import org.hamlet.rule.RuleSet;
import org.hamlet.rule.Settings;
import org.hamlet.rule.SettingsViews;
import org.hamlet.text.TextRenderer;
import org.hamlet.text.uri.DomainRegistry;
import org.hamlet.text.uri.UriFinder;
import org.hamlet.verdict.ScoreSet;

/**
 * Everything one configuration makes of the stages. Immutable, shared by all threads, replaced as a
 * whole at reload.
 */
record Setup(
    RuleSet rules,
    Equipment equipment,
    MessageParser parser,
    RelayOptions relayOptions,
    DomainRegistry domains,
    TextRenderer renderer,
    RuleEngine engine,
    Scorer scorer,
    ReportWriter reports) {

  /** Prepares all stages for a rule set. */
  static Setup of(RuleSet rules, Equipment equipment) {
    boolean net = equipment.dns().isPresent();
    boolean prefilter = equipment.limits().match().prefilter();
    RuleEngine engine = RuleEngine.compile(rules, equipment.functions(), net, prefilter);
    return of(rules, equipment, engine);
  }

  /**
   * The same for one of its users; what is alike is shared.
   *
   * @param user this rule set with the user's preferences
   */
  Setup forUser(RuleSet user) {
    return of(user, equipment, engine.forUser(user));
  }

  private static Setup of(RuleSet rules, Equipment equipment, RuleEngine engine) {
    Settings settings = rules.settings();
    Limits limits = equipment.limits();
    DomainRegistry domains = SettingsViews.domainRegistry(settings);
    Redirectors redirectors = new Redirectors(settings.list("redirector_pattern"), limits.match());
    UriFinder uris =
        new UriFinder(domains, redirectors, settings.flag("parse_dkim_uris"), limits.uris());
    return new Setup(
        rules,
        equipment,
        new MessageParser(limits.message()),
        SettingsViews.relayOptions(settings),
        domains,
        new TextRenderer(uris, domains, SettingsViews.textOptions(settings), limits.html())
            .with(Geography.relayFields(settings, equipment.databases())),
        engine,
        new Scorer(rules),
        new ReportWriter(settings, equipment.surroundings()));
  }

  /** How long a scan may take. Compat: {@code time_limit 0} is no limit. */
  Duration timeLimit() {
    Duration configured = rules.settings().duration("time_limit");
    return configured.isZero() ? MatchBudget.LONGEST : configured;
  }

  /** Which scores count for a scan that begins now. */
  ScoreSet scoreSet(Optional<String> user) {
    boolean bayes =
        rules.settings().flag("use_bayes")
            && rules.settings().flag("use_bayes_rules")
            && equipment
                .learning()
                .classifier()
                .map(c -> c.ready(rules.settings(), user))
                .orElse(false);
    return ScoreSet.of(equipment.dns().isPresent(), bayes);
  }
}
