package org.hamlet.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.regex.PerlPattern;
import org.hamlet.snapshot.SnapshotKey;
import org.hamlet.verdict.RuleName;

/**
 * Reads configuration into a {@link RuleSet}. What cannot be used becomes a {@link ConfigProblem};
 * everything else is loaded. Each {@link #read} is independent; thread-safe.
 */
public final class RuleSetReader {

  private final Surroundings surroundings;

  /** A reader that takes what lines depend on from {@code surroundings}. */
  public RuleSetReader(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** A reader for American English. */
  public static RuleSetReader english() {
    return new RuleSetReader(Surroundings.ENGLISH);
  }

  /**
   * Reads the sources in their order, preferences with the same rights as the rest: they are those
   * of whoever runs the program (for the users of a server there is {@link PreferencesReader}).
   * Without any {@code .pre} file the plugins count as loaded that Debian loads.
   */
  public RuleSet read(RuleSources sources) {
    return read(sources, new ArrayList<>());
  }

  /**
   * The same.
   *
   * @param included gets the files that lines of the configuration name
   */
  public RuleSet read(RuleSources sources, List<IncludedFile> included) {
    SettingTable table = SettingTable.load();
    ReadingState state = new ReadingState(surroundings, table);
    sources.problems().forEach(state.problems()::add);
    if (sources.pre().isEmpty()) {
      state.plugins().loadDefaults();
    }
    readAll(sources.pre(), state);
    readAll(sources.beforePreferences(), state);
    readAll(sources.preferences(), state);
    readAll(sources.appended(), state);
    included.addAll(state.included());
    return finished(state, state.finishedSettings(table));
  }

  /** Adds what lines depend on besides themselves to what a snapshot depends on. */
  public void addTo(SnapshotKey.Builder key) {
    key.add(surroundings.language()).add(surroundings.localOnly() ? "local" : "net");
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
