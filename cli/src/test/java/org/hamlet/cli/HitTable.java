package org.hamlet.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rule hits of many messages as {@code mass-check} writes them, by path.
 *
 * @param rows score and hits of each message, sub rules left out
 */
record HitTable(Map<String, Row> rows) {

  /** The scored hits of one message. */
  record Row(double score, Set<String> hits) {}

  static HitTable read(List<String> lines) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (String line : lines) {
      String[] cells = line.split("\t", -1);
      Set<String> hits = new TreeSet<>(List.of(cells[2].split(",")));
      hits.remove("");
      rows.put(cells[0], new Row(Double.parseDouble(cells[1]), hits));
    }
    return new HitTable(rows);
  }

  /** The same with other hits left out. */
  HitTable without(Set<String> rules) {
    Map<String, Row> rest = new LinkedHashMap<>();
    rows.forEach(
        (path, row) -> {
          Set<String> hits = new TreeSet<>(row.hits());
          hits.removeAll(rules);
          rest.put(path, new Row(row.score(), hits));
        });
    return new HitTable(rest);
  }

  /** The same without the messages on which one of {@code rules} differs from {@code other}. */
  HitTable whereEqual(HitTable other, Set<String> rules) {
    Map<String, Row> rest = new LinkedHashMap<>(rows);
    rest.keySet()
        .removeIf(
            path ->
                rules.stream()
                    .anyMatch(
                        rule ->
                            rows.get(path).hits().contains(rule)
                                != other.rows.get(path).hits().contains(rule)));
    return new HitTable(rest);
  }

  /** How many messages have a score within {@code tolerance} of that in {@code other}. */
  long scoredAlike(HitTable other, double tolerance) {
    return rows.entrySet().stream()
        .filter(e -> other.rows.containsKey(e.getKey()))
        .filter(
            e ->
                Math.abs(other.rows.get(e.getKey()).score() - e.getValue().score())
                    <= tolerance + 1e-9)
        .count();
  }

  /** How many messages have the same hits in both; those missing from {@code other} have not. */
  long identical(HitTable other) {
    return rows.entrySet().stream()
        .filter(e -> other.rows.containsKey(e.getKey()))
        .filter(e -> other.rows.get(e.getKey()).hits().equals(e.getValue().hits()))
        .count();
  }

  /**
   * Messages by rule for each rule hit here and not in {@code other}, with {@code sign} before it.
   */
  Map<String, Integer> missingFrom(HitTable other, String sign) {
    Map<String, Integer> missing = new TreeMap<>();
    rows.forEach(
        (path, row) -> {
          Row theirs = other.rows.get(path);
          if (theirs != null) {
            row.hits().stream()
                .filter(hit -> !theirs.hits().contains(hit))
                .forEach(hit -> missing.merge(sign + " " + hit, 1, Integer::sum));
          }
        });
    return missing;
  }
}
