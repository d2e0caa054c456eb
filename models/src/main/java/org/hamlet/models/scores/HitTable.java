package org.hamlet.models.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.scanner.ScoredRule;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.ScoreSet;

/** Which rules hit which message of sorted mail. For one thread. */
public final class HitTable {

  /** Most messages; further ones are not taken. */
  public static final int MAX_MESSAGES = 1_000_000;

  private final List<ScoredRule> rules;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private long unknown;
  private int beyond;

  /** One message. Immutable as long as nobody changes the numbers. */
  static final class Row {
    private final Label label;
    private final ScoreSet ran;
    private final int[] rules;

    Row(Label label, ScoreSet ran, int[] rules) {
      this.label = label;
      this.ran = ran;
      this.rules = rules;
    }

    /** What a person says it is. */
    Label label() {
      return label;
    }

    /** The tests that ran. */
    ScoreSet ran() {
      return ran;
    }

    /** Numbers of the rules that hit, sorted. */
    int[] rules() {
      return rules;
    }
  }

  /** An empty table for a rule set. */
  public HitTable(List<ScoredRule> rules) {
    this.rules = List.copyOf(rules);
    for (int i = 0; i < rules.size(); i++) {
      numbers.put(rules.get(i).name(), i);
    }
  }

  /**
   * Adds a message.
   *
   * @param ran the score set of its scan
   * @param hits names of the rules that hit; names that the rule set does not have are counted
   */
  public void add(Label label, ScoreSet ran, Collection<String> hits) {
    if (rows.size() >= MAX_MESSAGES) {
      beyond++;
      return;
    }
    int[] known = new int[hits.size()];
    int size = 0;
    for (String name : hits) {
      Integer number = numbers.get(name);
      if (number == null) {
        unknown++;
      } else {
        known[size++] = number;
      }
    }
    int[] sorted = Arrays.stream(known, 0, size).sorted().distinct().toArray();
    rows.add(new Row(label, ran, sorted));
  }

  /** How many messages of a label there are. */
  public int count(Label label) {
    return (int) rows.stream().filter(row -> row.label() == label).count();
  }

  /** Hits of rules that the rule set does not have. */
  public long unknownHits() {
    return unknown;
  }

  /** Messages that were not taken because there were too many. */
  public int beyondMost() {
    return beyond;
  }

  /** The rules, by their numbers. */
  List<ScoredRule> rules() {
    return rules;
  }

  /** The messages for which all tests of a score set ran. */
  List<Row> rows(ScoreSet set) {
    return rows.stream()
        .filter(row -> (row.ran().net() || !set.net()) && (row.ran().bayes() || !set.bayes()))
        .toList();
  }
}
