package org.hamlet.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.regex.PerlPattern;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.snapshot.SnapshotWriter;
import org.hamlet.verdict.RuleName;

/**
 * A {@link RuleSet} in a snapshot, whole: what is read is used as if the texts had been read, also
 * to put preferences of users on top.
 */
public final class RuleSetSnapshot {

  private RuleSetSnapshot() {}

  /** Writes a rule set. */
  public static void write(RuleSet set, SnapshotWriter out) {
    SettingsSnapshot.write(set.settings(), out);
    NameNumbers names = NameNumbers.of(set);
    names.write(out);
    RuleWriter rules = new RuleWriter(out, names);
    out.number(set.rules().size());
    set.rules().values().forEach(rules::write);
    TraitsSnapshot.write(set, out);
    out.number(set.problems().size());
    for (ConfigProblem problem : set.problems()) {
      RuleWriter.position(problem.position(), out);
      out.choice(problem.severity()).text(problem.text()).text(problem.line());
    }
  }

  /** Reads one. */
  public static RuleSet read(SnapshotReader in) throws SnapshotDamage {
    Settings settings = SettingsSnapshot.read(in);
    RuleName[] names = NameNumbers.read(in);
    RuleReader reader = new RuleReader(in, names, compiler(settings));
    int count = in.count(2);
    Map<RuleName, Rule> rules = new LinkedHashMap<>(2 * count);
    for (int i = 0; i < count; i++) {
      Rule rule = reader.read();
      rules.put(rule.name(), rule);
    }
    Map<RuleName, RuleTraits> traits = TraitsSnapshot.read(rules.keySet(), in);
    return new RuleSet(Collections.unmodifiableMap(rules), traits, settings, problems(in));
  }

  private static List<ConfigProblem> problems(SnapshotReader in) throws SnapshotDamage {
    List<ConfigProblem> problems = new ArrayList<>();
    for (int left = in.count(2); left > 0; left--) {
      SourcePosition position = RuleReader.position(in);
      ConfigProblem.Severity severity = in.choice(ConfigProblem.Severity.values());
      String text = in.text();
      problems.add(new ConfigProblem(position, severity, text, in.text()));
    }
    return List.copyOf(problems);
  }

  /** What templates are compiled with. */
  private static PatternCompiler compiler(Settings settings) {
    return RuleSetAssembler.compiler(settings, PerlPattern::compile);
  }
}
