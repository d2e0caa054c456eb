package org.hamlet.models.scores;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hamlet.scanner.ScoredRule;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.ScoreSet;

/** Learned points as a {@code .cf} file that SpamAssassin reads too, with how they came about. */
public final class ScoreFile {

  private static final Map<ScoreSet, String> SETS =
      Map.of(
          ScoreSet.LOCAL, "Set 0 (local tests)",
          ScoreSet.NET, "Set 1 (network)",
          ScoreSet.BAYES, "Set 2 (classifier)",
          ScoreSet.BAYES_NET, "Set 3 (network and classifier)");

  private final HitTable table;
  private final ScoreOptions options;
  private final List<LearnedScores> learned;

  /** What was learned from a table, and how. */
  public ScoreFile(HitTable table, ScoreOptions options, List<LearnedScores> learned) {
    this.table = table;
    this.options = options;
    this.learned = List.copyOf(learned);
  }

  /** What a score set is called, such as {@code Set 0 (local tests)}. */
  public static String name(ScoreSet set) {
    return SETS.get(set);
  }

  /** The text of the file, lines ended by LF. */
  public String text(LocalDate today) {
    StringBuilder out = new StringBuilder();
    out.append("# Points of rules, learned from sorted mail by hamlet rescore on ").append(today);
    out.append(".\n#\n");
    add(
        out,
        "# Mail: %d ham, %d spam. Settings: --folds %d --seed %d --ham-loss %s%% --max-points %s"
            + " --pull %s%s; required_score %s.",
        table.count(Label.HAM),
        table.count(Label.SPAM),
        options.folds(),
        options.seed(),
        plain(100 * options.hamLoss()),
        plain(options.limits().most()),
        plain(options.limits().pull()),
        kept(),
        plain(options.required()));
    learned.forEach(one -> head(out, one));
    out.append(
        "#\n# Rules that are not named, and score sets that are not, keep their points.\n\n");
    scores(out);
    return out.toString();
  }

  private String kept() {
    return String.join(
        "", options.limits().kept().stream().map(rule -> " --keep " + rule).toList());
  }

  private static void head(StringBuilder out, LearnedScores one) {
    out.append("#\n");
    add(
        out,
        "# %s: %d rules learned; a message of ham counted as %s of spam%s",
        name(one.set()),
        one.points().size(),
        plain(one.hamWeight()),
        one.reached() ? "" : "; THE HAM LOSS WANTED WAS NOT REACHED");
    add(out, "#   points as they were:         %s", one.before());
    add(out, "#   learned, on other mail:      %s", one.crossValidated());
    add(out, "#   learned, on the same mail:   %s", one.after());
  }

  private void scores(StringBuilder out) {
    Map<String, ScoredRule> rules = new TreeMap<>();
    table.rules().forEach(rule -> rules.put(rule.name(), rule));
    rules.values().removeIf(r -> learned.stream().noneMatch(l -> l.points().containsKey(r.name())));
    int longest = rules.keySet().stream().mapToInt(String::length).max().orElse(0);
    for (ScoredRule rule : rules.values()) {
      out.append("score ").append(rule.name());
      out.append(" ".repeat(longest - rule.name().length()));
      for (ScoreSet set : ScoreSet.values()) {
        add(" %7s", out, points(rule, set));
      }
      out.append('\n');
    }
  }

  private String points(ScoredRule rule, ScoreSet set) {
    double points =
        learned.stream()
            .filter(one -> one.set() == set)
            .findFirst()
            .map(one -> one.points().get(rule.name()))
            .orElse(rule.points().get(set));
    return points == 0 ? "0" : String.format(Locale.ROOT, "%.3f", points);
  }

  private static void add(String format, StringBuilder out, Object value) {
    out.append(String.format(Locale.ROOT, format, value));
  }

  private static void add(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String plain(double number) {
    String text = String.format(Locale.ROOT, "%.4f", number);
    return text.replaceAll("\\.?0+$", "");
  }
}
