package org.hamlet.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.snapshot.SnapshotWriter;
import org.hamlet.verdict.RuleName;

/** What is said about rules in a snapshot, in the order of the rules. */
final class TraitsSnapshot {

  private static final Shortcircuit[] SHORTCIRCUITS = Shortcircuit.values();

  private TraitsSnapshot() {}

  static void write(RuleSet set, SnapshotWriter out) {
    Map<Map<String, String>, Integer> numbers = new HashMap<>();
    for (RuleName name : set.rules().keySet()) {
      RuleTraits traits = set.traits().get(name);
      write(traits.scores(), out);
      out.text(traits.description());
      Integer known = numbers.putIfAbsent(traits.flags(), numbers.size());
      out.number(known == null ? numbers.size() - 1 : known);
      if (known == null) {
        write(traits.flags(), out);
      }
      out.signed(traits.priority());
      out.choice(traits.shortcircuit());
    }
  }

  private static void write(Scores scores, SnapshotWriter out) {
    boolean same = scores.equals(Scores.same(scores.local()));
    out.flag(same).decimal(scores.local());
    if (!same) {
      out.decimal(scores.net()).decimal(scores.bayes()).decimal(scores.bayesNet());
    }
  }

  private static void write(Map<String, String> flags, SnapshotWriter out) {
    out.number(flags.size());
    new TreeMap<>(flags).forEach((flag, value) -> out.word(flag).word(value));
  }

  static Map<RuleName, RuleTraits> read(Set<RuleName> names, SnapshotReader in)
      throws SnapshotDamage {
    List<Map<String, String>> known = new ArrayList<>();
    Map<RuleName, RuleTraits> all = new LinkedHashMap<>(2 * names.size());
    for (RuleName name : names) {
      Scores scores = scores(in);
      String description = in.text();
      int number = in.number(known.size() + 1);
      if (number == known.size()) {
        known.add(flags(in));
      }
      int priority = in.signed();
      Shortcircuit end = in.choice(SHORTCIRCUITS);
      all.put(name, new RuleTraits(scores, description, known.get(number), priority, end));
    }
    return Collections.unmodifiableMap(all);
  }

  private static Scores scores(SnapshotReader in) throws SnapshotDamage {
    boolean same = in.flag();
    double local = in.decimal();
    if (same) {
      return Scores.same(local);
    }
    double net = in.decimal();
    double bayes = in.decimal();
    return new Scores(local, net, bayes, in.decimal());
  }

  private static Map<String, String> flags(SnapshotReader in) throws SnapshotDamage {
    Map<String, String> flags = new HashMap<>();
    for (int left = in.count(2); left > 0; left--) {
      String flag = in.word();
      flags.put(flag, in.word());
    }
    return Map.copyOf(flags);
  }
}
