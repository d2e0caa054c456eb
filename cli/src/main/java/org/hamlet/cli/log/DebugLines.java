package org.hamlet.cli.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hamlet.scanner.ScanResult;
import org.hamlet.verdict.Classification;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.Timing;
import org.hamlet.verdict.TokenEvidence;
import org.hamlet.verdict.Verdict;

/**
 * What {@code --debug} tells of a scan, by SpamAssassin's areas: {@code rules}, {@code check},
 * {@code bayes}, {@code learn}, {@code message}, {@code timing}, and {@code limits} of our own.
 */
final class DebugLines {

  private static final double NANOS_A_MILLI = 1e6;

  private final DebugAreas areas;
  private final List<String> lines = new ArrayList<>();

  private DebugLines(DebugAreas areas) {
    this.areas = areas;
  }

  /** The lines, each beginning with its area; texts of the message are safe for a terminal. */
  static List<String> of(ScanResult result, DebugAreas areas) {
    DebugLines told = new DebugLines(areas);
    Verdict verdict = result.verdict();
    verdict.defects().forEach(defect -> told.add("message", "%s", defect));
    verdict.subHits().forEach(told::hit);
    verdict.hits().forEach(told::hit);
    new TreeMap<>(verdict.tags())
        .forEach((name, value) -> told.add("check", "tag %s is %s", name, OctetText.shown(value)));
    result.classification().ifPresent(told::bayes);
    told.check(verdict);
    told.add("learn", "autolearn %s", verdict.autolearn().text());
    verdict.limits().forEach(l -> told.add("limits", "%s reached: %s", l.name(), l.value()));
    told.timing(verdict.times().stages());
    return told.lines;
  }

  private void hit(Hit hit) {
    add(
        "rules",
        "ran %s rule %s ======> got hit: \"%s\"%s",
        hit.area().name().toLowerCase(Locale.ROOT),
        hit.rule().text(),
        OctetText.shown(hit.matched()),
        hit.count() > 1 ? ", " + hit.count() + " times" : "");
  }

  private void bayes(Classification said) {
    for (TokenEvidence.Token token : said.tokens().deciding()) {
      add("bayes", "token '%s' => %s", OctetText.shown(token.text()), token.probability());
    }
    said.opinions().forEach(o -> add("bayes", "%s say %.6f", o.by(), o.probability()));
    add("bayes", "score = %.6f", said.probability());
  }

  private void check(Verdict verdict) {
    add("check", "score set %s", verdict.scoreSet().name().toLowerCase(Locale.ROOT));
    add("check", "is spam? score=%s required=%s", verdict.score(), verdict.required());
    add("check", "tests=%s", names(verdict.hits()));
    add("check", "subtests=%s", names(verdict.subHits()));
  }

  private static String names(List<Hit> hits) {
    return hits.stream().map(hit -> hit.rule().text()).collect(Collectors.joining(","));
  }

  private void timing(List<Timing> timings) {
    double total = timings.stream().mapToLong(t -> t.took().toNanos()).sum() / NANOS_A_MILLI;
    String stages =
        timings.stream()
            .map(
                t ->
                    String.format(
                        Locale.ROOT, "%s: %.1f", t.stage(), t.took().toNanos() / NANOS_A_MILLI))
            .collect(Collectors.joining(", "));
    add("timing", "total %.1f ms - %s", total, stages);
  }

  private void add(String area, String format, Object... values) {
    if (areas.tells(area)) {
      lines.add(area + ": " + String.format(Locale.ROOT, format, values));
    }
  }
}
