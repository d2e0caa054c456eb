package org.hamlet.report;

import org.hamlet.rule.Settings;

/**
 * Verdicts to reports, {@code X-Spam-*} fields and marked-up messages, as the settings want them.
 * Immutable; thread-safe.
 */
public final class ReportWriter {

  private final Settings settings;
  private final ReportSurroundings surroundings;

  /** A writer for one configuration. */
  public ReportWriter(Settings settings, ReportSurroundings surroundings) {
    this.settings = settings;
    this.surroundings = surroundings;
  }

  /** The report on one message; its parts are written when asked for. */
  public Report write(ReportInput input) {
    return new Report(input, settings, surroundings);
  }
}
