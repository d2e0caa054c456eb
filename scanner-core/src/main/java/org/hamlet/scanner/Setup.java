package org.hamlet.scanner;

import java.util.Optional;
import org.hamlet.classify.Classifier;
import org.hamlet.classify.Learner;
import org.hamlet.engine.RuleEngine;
import org.hamlet.engine.Scorer;
import org.hamlet.eval.EvalTable;
import org.hamlet.eval.net.NetEvalTable;
import org.hamlet.geo.GeoDatabases;
import org.hamlet.message.MessageParser;
import org.hamlet.net.DnsClient;
import org.hamlet.relay.RelayOptions;
import org.hamlet.report.ReportSurroundings;
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
    Limits limits,
    Optional<DnsClient> dns,
    Optional<Classifier> classifier,
    Optional<Learner> learner,
    boolean autolearn,
    MessageParser parser,
    RelayOptions relayOptions,
    DomainRegistry domains,
    TextRenderer renderer,
    RuleEngine engine,
    Scorer scorer,
    ReportWriter reports) {

  /** Prepares all stages for a rule set. */
  static Setup of(
      RuleSet rules,
      Limits limits,
      Optional<DnsClient> dns,
      Learning learning,
      ReportSurroundings surroundings) {
    Settings settings = rules.settings();
    DomainRegistry domains = SettingsViews.domainRegistry(settings);
    Redirectors redirectors = Redirectors.of(settings.list("redirector_pattern"), limits.match());
    UriFinder uris =
        new UriFinder(domains, redirectors, settings.flag("parse_dkim_uris"), limits.uris());
    GeoDatabases databases = Geography.databases(settings);
    return new Setup(
        rules,
        limits,
        dns,
        learning.classifier(),
        learning.learner(),
        learning.autolearn(),
        new MessageParser(limits.message()),
        SettingsViews.relayOptions(settings),
        domains,
        new TextRenderer(uris, domains, SettingsViews.textOptions(settings), limits.html())
            .with(Geography.relayFields(settings, databases)),
        RuleEngine.compile(
            rules,
            new NetEvalTable(
                EvalTable.of(
                    learning.classifier(),
                    learning.historyOfScans(),
                    databases,
                    surroundings.clock())),
            dns.isPresent()),
        new Scorer(rules),
        new ReportWriter(settings, surroundings));
  }

  /** Which scores count for a scan that begins now. */
  ScoreSet scoreSet(Optional<String> user) {
    boolean bayes =
        rules.settings().flag("use_bayes")
            && rules.settings().flag("use_bayes_rules")
            && classifier.map(c -> c.ready(rules.settings(), user)).orElse(false);
    return ScoreSet.of(dns.isPresent(), bayes);
  }
}
