package org.hamlet.rule;

/** What the lines of one configuration share while they are read. One thread. */
final class ReadingState {

  /** With whose rights lines are read. */
  enum Rights {
    SITE,
    USER
  }

  private final String language;
  private final Problems problems = new Problems();
  private final PluginTable plugins;
  private final RuleDrafts drafts;
  private final SettingsBuilder settings;
  private final KeywordReader keywords;
  private Rights rights = Rights.SITE;

  /** For a configuration that begins with nothing. */
  ReadingState(String language, SettingTable table) {
    this(language, table, new RuleDrafts(), new SettingsBuilder(), new PluginTable());
  }

  private ReadingState(
      String language,
      SettingTable table,
      RuleDrafts drafts,
      SettingsBuilder settings,
      PluginTable plugins) {
    this.language = language;
    this.plugins = plugins;
    this.drafts = drafts;
    this.settings = settings;
    this.keywords = new KeywordReader(table, this);
  }

  /** For lines of a user that come on top of the site's. */
  static ReadingState onTopOf(RuleSet site, String language, SettingTable table) {
    Settings settings = site.settings();
    PluginTable plugins =
        new PluginTable(settings.list("loadplugin"), settings.list("enable_compat"));
    ReadingState state =
        new ReadingState(
            language, table, new RuleDrafts(site), new SettingsBuilder(settings), plugins);
    state.rights(Rights.USER);
    return state;
  }

  String language() {
    return language;
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
