package org.hamlet.cli.spamd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The figures of a server at one moment, read from its page. Immutable. */
final class FiguresSample {

  private static final Pattern LINE =
      Pattern.compile("(\\w+)(?:\\{\\w+=\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"\\})? (\\S+)");

  private final Map<String, Map<String, Double>> families = new LinkedHashMap<>();

  /** Reads a page; lines that are none of figures are left out. */
  FiguresSample(String page) {
    page.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(
            line -> {
              String label = line.group(2) == null ? "" : line.group(2);
              families
                  .computeIfAbsent(line.group(1), first -> new LinkedHashMap<>())
                  .put(label, Double.valueOf(line.group(3)));
            });
  }

  /** A figure without label; 0 when it is not told. */
  double value(String name) {
    return value(name, "");
  }

  /** A figure with a label; 0 when it is not told. */
  double value(String name, String label) {
    return labelled(name).getOrDefault(label, 0.0);
  }

  /** All figures of a name by their label. */
  Map<String, Double> labelled(String name) {
    return families.getOrDefault(name, Map.of());
  }

  /**
   * Below which value so much of what a histogram counted lies, within a step by its share.
   *
   * @param share between 0 and 1
   * @return NaN when nothing was counted
   */
  double quantile(String name, double share) {
    List<Map.Entry<String, Double>> steps = new ArrayList<>(labelled(name + "_bucket").entrySet());
    double wanted = share * value(name + "_count");
    double below = 0;
    double from = 0;
    for (Map.Entry<String, Double> step : steps) {
      double to = step.getKey().equals("+Inf") ? from : Double.parseDouble(step.getKey());
      if (step.getValue() >= wanted && step.getValue() > below) {
        return from + (to - from) * (wanted - below) / (step.getValue() - below);
      }
      below = step.getValue();
      from = to;
    }
    return Double.NaN;
  }
}
