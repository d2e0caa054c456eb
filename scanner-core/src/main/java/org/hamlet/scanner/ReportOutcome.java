package org.hamlet.scanner;

import java.util.List;
import org.hamlet.net.service.Told;

/**
 * Who took a report.
 *
 * @param told their names
 * @param failed those that did not, each with why
 */
public record ReportOutcome(List<String> told, List<String> failed) {

  /** Copies the lists. */
  public ReportOutcome {
    told = List.copyOf(told);
    failed = List.copyOf(failed);
  }

  static ReportOutcome of(Told told) {
    return new ReportOutcome(told.taken(), told.failed());
  }

  /** Whether anybody took it. */
  public boolean taken() {
    return !told.isEmpty();
  }
}
