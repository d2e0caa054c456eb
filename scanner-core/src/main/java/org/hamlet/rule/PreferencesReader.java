package org.hamlet.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.regex.PerlPattern;
import org.hamlet.verdict.RuleName;

/**
 * Reads a user's preferences on top of a site's rule set, with a user's rights: rules and patterns
 * only where the site sets {@code allow_user_rules}, the administrator's settings never
 * (SpamAssassin 4.0.1 behaviour). The result shares everything with the site's rule set but what
 * the lines change; its {@link RuleSet#rules} is the same map unless the user defines rules.
 * Thread-safe.
 */
public final class PreferencesReader {

  private final RuleSet site;
  private final Surroundings surroundings;
  private final SettingTable table = SettingTable.load();

  /**
   * For users of one site.
   *
   * @param surroundings what lines depend on; those the site's rules were read with
   */
  public PreferencesReader(RuleSet site, Surroundings surroundings) {
    this.site = site;
    this.surroundings = surroundings;
  }

  /** The rule set for a user with one text. */
  public RuleSet read(ConfigSource preferences) {
    return read(List.of(preferences));
  }

  /**
   * The rule set for one user; its problems are those of the preferences alone.
   *
   * @param preferences one after the other; the last word counts
   */
  public RuleSet read(List<ConfigSource> preferences) {
    ReadingState state = ReadingState.onTopOf(site, surroundings, table);
    preferences.forEach(text -> ConfigFileReader.read(text, state));
    Settings settings = state.finishedSettings(table);
    Map<RuleName, Rule> own =
        new RuleSetAssembler(state.drafts(), state.problems(), settings, PerlPattern::compile)
            .rules();
    Map<RuleName, Rule> rules = site.rules();
    if (!own.isEmpty()) {
      rules = new LinkedHashMap<>(rules);
      rules.putAll(own);
      rules = Collections.unmodifiableMap(rules);
    }
    return new RuleSet(
        rules,
        new TraitsAssembler(state.drafts()).changed(site.traits(), rules, own.keySet()),
        settings,
        RuleSetReader.inFileOrder(state.problems().all()));
  }
}
