package org.hamlet.models.scores;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hamlet.scanner.ScoredRule;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.ScoreSet;

/** Rules and mail that never was, by a seed. */
final class Tables {

  /** Rule, its test flags, its points, and how many percent of spam and of ham it hits. */
  private static final List<Made> MADE =
      List.of(
          new Made("STRONG", "", 1, 80, 0),
          new Made("FAIR", "", 1, 60, 2),
          new Made("WEAK", "", 1, 40, 20),
          new Made("MISLEADING", "", 3, 5, 40),
          new Made("FRIENDLY", "nice", -0.5, 0, 50),
          new Made("WRONGLY_NICE", "nice", -2, 60, 0),
          new Made("LISTED", "net", 1, 70, 0),
          new Made("BAYES_HIGH", "learn", 2, 90, 0),
          new Made("MY_FRIENDS", "userconf nice", -6, 1, 10),
          new Made("TEST_STRING", "", 1000, 1, 0));

  private record Made(String name, String flags, double points, int spam, int ham) {
    ScoredRule rule() {
      Map<ScoreSet, Double> all = new EnumMap<>(ScoreSet.class);
      for (ScoreSet set : ScoreSet.values()) {
        all.put(set, points);
      }
      return new ScoredRule(name, flags.isEmpty() ? Set.of() : Set.of(flags.split(" ")), all);
    }
  }

  private Tables() {}

  static List<ScoredRule> rules() {
    List<ScoredRule> rules = new ArrayList<>();
    MADE.forEach(made -> rules.add(made.rule()));
    rules.add(new Made("RARE", "", 1.5, 0, 0).rule());
    return rules;
  }

  /** So many messages of each label, scanned with those tests. */
  static HitTable of(int each, ScoreSet ran, long seed) {
    Random random = new Random(seed);
    HitTable table = new HitTable(rules());
    for (int i = 0; i < 2 * each; i++) {
      Label label = i % 2 == 0 ? Label.SPAM : Label.HAM;
      List<String> hits = new ArrayList<>();
      for (Made made : MADE) {
        if (random.nextInt(100) < (label == Label.SPAM ? made.spam() : made.ham())) {
          hits.add(made.name());
        }
      }
      if (i < 4) {
        hits.add("RARE");
      }
      table.add(label, ran, hits);
    }
    return table;
  }
}
