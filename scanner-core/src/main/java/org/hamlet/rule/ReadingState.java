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
  private final PluginTable plugins = new PluginTable();
  private final RuleDrafts drafts;
  private final SettingsBuilder settings;
  private final KeywordReader keywords;
  private Rights rights = Rights.SITE;

  ReadingState(String language, SettingTable table, RuleDrafts drafts, SettingsBuilder settings) {
    this.language = language;
    this.drafts = drafts;
    this.settings = settings;
    this.keywords = new KeywordReader(table, this);
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
}
