package org.hamlet.scanner;

import java.util.List;

/**
 * Who took a report.
 *
 * @param told their names
 * @param failed those that did not, each with why
 */
public record ReportOutcome(List<String> told, List<String> failed) {

  /** Nobody was there to be told. */
  static final ReportOutcome NOBODY = new ReportOutcome(List.of(), List.of());

  /** Copies the lists. */
  public ReportOutcome {
    told = List.copyOf(told);
    failed = List.copyOf(failed);
  }

  /** Whether anybody took it. */
  public boolean taken() {
    return !told.isEmpty();
  }
}
