package org.hamlet.report;

import java.util.Collection;
import java.util.stream.Stream;
import org.hamlet.rule.Settings;

/**
 * Verdicts to reports, {@code X-Spam-*} fields and marked-up messages, as the settings want them.
 * Immutable; thread-safe.
 */
public final class ReportWriter {

  /** How the tags that name sub rules begin. */
  private static final String SUB_RULES = "_SUBTESTS";

  private final Settings settings;
  private final ReportSurroundings surroundings;
  private final boolean tellsSubRules;

  /** A writer for one configuration. */
  public ReportWriter(Settings settings, ReportSurroundings surroundings) {
    this.settings = settings;
    this.surroundings = surroundings;
    this.tellsSubRules = templates(settings).anyMatch(t -> t.contains(SUB_RULES));
  }

  private static Stream<String> templates(Settings settings) {
    return Stream.of(
            settings.list("report"),
            settings.list("unsafe_report"),
            settings.map("rewrite_header").values(),
            settings.map("subjprefix").values(),
            settings.addedHeaders(true).values(),
            settings.addedHeaders(false).values())
        .flatMap(Collection::stream);
  }

  /** Whether some template has the tag {@code _SUBTESTS_} or {@code _SUBTESTSCOLLAPSED_}. */
  public boolean tellsSubRules() {
    return tellsSubRules;
  }

  /** The report on one message; its parts are written when asked for. */
  public Report write(ReportInput input) {
    return new Report(input, settings, surroundings);
  }
}
