package org.hamlet.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.regex.PerlPattern;
import org.hamlet.verdict.RuleName;

/**
 * Reads configuration into a {@link RuleSet}. What cannot be used becomes a {@link ConfigProblem};
 * everything else is loaded. Each {@link #read} is independent; thread-safe.
 */
public final class RuleSetReader {

  private final String language;

  /**
   * A reader for one language.
   *
   * @param language as in {@code pt_BR}: which {@code lang} lines count
   */
  public RuleSetReader(String language) {
    this.language = language;
  }

  /** A reader for American English, which is what the C locale means as well. */
  public static RuleSetReader english() {
    return new RuleSetReader("en_US");
  }

  /**
   * Reads the sources in their order. Without any {@code .pre} file the plugins count as loaded
   * that Debian loads.
   */
  public RuleSet read(RuleSources sources) {
    SettingTable table = SettingTable.load();
    ReadingState state = new ReadingState(language, table);
    sources.problems().forEach(state.problems()::add);
    if (sources.pre().isEmpty()) {
      state.plugins().loadDefaults();
    }
    readAll(sources.pre(), state);
    readAll(sources.beforePreferences(), state);
    state.rights(ReadingState.Rights.USER);
    readAll(sources.preferences(), state);
    state.rights(ReadingState.Rights.SITE);
    readAll(sources.appended(), state);
    return finished(state, state.finishedSettings(table));
  }

  private static RuleSet finished(ReadingState state, Settings settings) {
    RuleDrafts drafts = state.drafts();
    Map<RuleName, Rule> rules =
        new RuleSetAssembler(drafts, state.problems(), settings, PerlPattern::compile).rules();
    return new RuleSet(
        rules,
        new TraitsAssembler(drafts).traits(rules),
        settings,
        inFileOrder(state.problems().all()));
  }

  private static void readAll(List<ConfigSource> sources, ReadingState state) {
    for (ConfigSource source : sources) {
      ConfigFileReader.read(source, state);
    }
  }

  /** Problems found when rules are put together belong among those of their file. */
  static List<ConfigProblem> inFileOrder(List<ConfigProblem> problems) {
    Map<String, Integer> order = new HashMap<>();
    for (ConfigProblem problem : problems) {
      order.putIfAbsent(problem.position().file(), order.size());
    }
    List<ConfigProblem> sorted = new ArrayList<>(problems);
    sorted.sort(
        Comparator.<ConfigProblem>comparingInt(p -> order.get(p.position().file()))
            .thenComparingInt(p -> p.position().line()));
    return List.copyOf(sorted);
  }
}
