package org.hamlet.models.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hamlet.scanner.ScoredRule;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.ScoreSet;

/**
 * The lines that {@code hamlet mass-check} writes, as a table: {@code PATH <tab> SCORE <tab> TESTS}
 * and more fields that are not read. Which tests ran is seen from those that hit: one hit of a rule
 * that needs the network, or of one that asks the classifier, shows that such rules ran for all.
 * For one thread.
 */
public final class HitLines {

  private final List<String> ham;
  private final List<String> spam;
  private final List<Line> lines = new ArrayList<>();
  private long others;
  private long bad;

  private record Line(Label label, List<String> tests) {}

  /**
   * A reader.
   *
   * @param ham paths of ham: a line counts whose path is one of these or below it
   * @param spam the same for spam
   */
  public HitLines(List<String> ham, List<String> spam) {
    this.ham = List.copyOf(ham);
    this.spam = List.copyOf(spam);
  }

  /** Takes one line; beyond {@value HitTable#MAX_MESSAGES} lines nothing is kept. */
  public void take(String line) {
    String[] fields = line.split("\t", -1);
    Optional<Label> label = label(fields[0]);
    if (fields.length < 3) {
      bad++;
    } else if (label.isEmpty() || lines.size() >= HitTable.MAX_MESSAGES) {
      others++;
    } else {
      List<String> tests = fields[2].isEmpty() ? List.of() : List.of(fields[2].split(","));
      lines.add(new Line(label.get(), tests));
    }
  }

  /**
   * All lines taken so far as a table for a rule set.
   *
   * @param net whether the network may have been asked
   * @param bayes whether the classifier may have been
   */
  public HitTable table(List<ScoredRule> rules, boolean net, boolean bayes) {
    HitTable table = new HitTable(rules);
    ScoreSet ran = ScoreSet.of(net && hit(rules, "net"), bayes && hit(rules, "learn"));
    lines.forEach(line -> table.add(line.label(), ran, line.tests()));
    return table;
  }

  /** Lines that belong to neither ham nor spam, or were too many. */
  public long others() {
    return others;
  }

  /** Lines that are none of mass-check. */
  public long bad() {
    return bad;
  }

  private boolean hit(List<ScoredRule> rules, String flag) {
    Set<String> flagged =
        rules.stream()
            .filter(r -> r.flags().contains(flag))
            .map(ScoredRule::name)
            .collect(Collectors.toSet());
    return lines.stream().anyMatch(line -> line.tests().stream().anyMatch(flagged::contains));
  }

  private Optional<Label> label(String path) {
    if (ham.stream().anyMatch(place -> isWithin(path, place))) {
      return Optional.of(Label.HAM);
    }
    return spam.stream().anyMatch(place -> isWithin(path, place))
        ? Optional.of(Label.SPAM)
        : Optional.empty();
  }

  private static boolean isWithin(String path, String place) {
    String folder = place.endsWith("/") ? place : place + "/";
    return path.equals(place) || path.startsWith(folder);
  }
}
