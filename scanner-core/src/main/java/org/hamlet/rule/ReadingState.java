package org.hamlet.rule;

import java.util.ArrayList;
import java.util.List;

/** What the lines of one configuration share while they are read. One thread. */
final class ReadingState {

  /** With whose rights lines are read. */
  enum Rights {
    SITE,
    USER
  }

  private final Surroundings surroundings;
  private final Problems problems = new Problems();
  private final PluginTable plugins;
  private final RuleDrafts drafts;
  private final SettingsBuilder settings;
  private final KeywordReader keywords;
  private final List<IncludedFile> included = new ArrayList<>();
  private Rights rights = Rights.SITE;

  /** For a configuration that begins with nothing. */
  ReadingState(Surroundings surroundings, SettingTable table) {
    this(
        surroundings,
        table,
        new RuleDrafts(surroundings.localOnly()),
        new SettingsBuilder(),
        new PluginTable());
  }

  private ReadingState(
      Surroundings surroundings,
      SettingTable table,
      RuleDrafts drafts,
      SettingsBuilder settings,
      PluginTable plugins) {
    this.surroundings = surroundings;
    this.plugins = plugins;
    this.drafts = drafts;
    this.settings = settings;
    this.keywords = new KeywordReader(table, this);
  }

  /** For lines of a user that come on top of the site's. */
  static ReadingState onTopOf(RuleSet site, Surroundings surroundings, SettingTable table) {
    Settings settings = site.settings();
    PluginTable plugins =
        new PluginTable(settings.list("loadplugin"), settings.list("enable_compat"));
    ReadingState state =
        new ReadingState(
            surroundings,
            table,
            new RuleDrafts(site, surroundings.localOnly()),
            new SettingsBuilder(settings),
            plugins);
    state.rights(Rights.USER);
    return state;
  }

  String language() {
    return surroundings.language();
  }

  boolean localOnly() {
    return surroundings.localOnly();
  }

  Problems problems() {
    return problems;
  }

  PluginTable plugins() {
    return plugins;
  }

  RuleDrafts drafts() {
    return drafts;
  }

  SettingsBuilder settings() {
    return settings;
  }

  KeywordReader keywords() {
    return keywords;
  }

  /** The files that {@code include} lines named so far, each as often as they did. */
  List<IncludedFile> included() {
    return included;
  }

  Rights rights() {
    return rights;
  }

  void rights(Rights newRights) {
    rights = newRights;
  }

  /** The settings as they are now, with what is loaded among them. */
  Settings finishedSettings(SettingTable table) {
    settings.replaceList("loadplugin", plugins.loaded());
    settings.replaceList("enable_compat", plugins.compat());
    return new Settings(table, settings);
  }
}
