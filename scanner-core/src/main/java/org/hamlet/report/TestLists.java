package org.hamlet.report;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamlet.verdict.ListedHits;
import org.hamlet.verdict.Timing;
import org.hamlet.verdict.Verdict;

/** Lists of rule names, sorted, "none" when empty; and of stages. */
final class TestLists {

  private static final double NANOS_A_MILLISECOND = 1e6;

  private TestLists() {}

  static String tests(Verdict verdict, String separator) {
    return joined(ListedHits.of(verdict.hits()).map(hit -> hit.rule().text()).sorted(), separator);
  }

  static String testsWithScores(Verdict verdict, String separator) {
    return joined(
        ListedHits.of(verdict.hits())
            .sorted((a, b) -> a.rule().compareTo(b.rule()))
            .map(hit -> hit.rule().text() + "=" + ScoreText.exact(hit.points())),
        separator);
  }

  static String subTests(Verdict verdict, String separator) {
    return joined(
        ListedHits.of(verdict.subHits()).map(hit -> hit.rule().text()).sorted(), separator);
  }

  /** A rule that hit several times is named once, with the number in parentheses. */
  static String subTestsCollapsed(Verdict verdict, String separator) {
    return joined(
        verdict.subHits().stream()
            .sorted((a, b) -> a.rule().compareTo(b.rule()))
            .map(hit -> hit.rule().text() + (hit.count() > 1 ? "(" + hit.count() + ")" : "")),
        separator);
  }

  static String timing(Verdict verdict) {
    double total = verdict.times().stages().stream().mapToDouble(t -> millis(t.took())).sum();
    String stages =
        verdict.times().stages().stream()
            .map(t -> stage(t, total))
            .collect(Collectors.joining(", "));
    return String.format(Locale.ROOT, "total %.0f ms - %s", total, stages);
  }

  private static String stage(Timing timing, double total) {
    double millis = millis(timing.took());
    double share = total == 0 ? 0 : 100 * millis / total;
    return String.format(Locale.ROOT, "%s: %.2f (%.1f%%)", timing.stage(), millis, share);
  }

  private static double millis(Duration took) {
    return took.toNanos() / NANOS_A_MILLISECOND;
  }

  private static String joined(Stream<String> names, String separator) {
    String all = names.collect(Collectors.joining(separator.isEmpty() ? "," : separator));
    return all.isEmpty() ? "none" : all;
  }
}
