package org.hamlet.cli.spamd;

import java.util.List;
import org.hamlet.scanner.LintProblem;
import org.hamlet.scanner.Scanner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log tells of a configuration that a server begins to use. */
final class ConfigurationLog {

  /** Most lines without effect that are told one by one. */
  static final int MAX_LINES = 10;

  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationLog.class);

  private ConfigurationLog() {}

  /** Names lines without effect by file, line and column, and counts those beyond the limit. */
  static void tellProblems(Scanner scanner) {
    List<LintProblem> errors = scanner.problems().stream().filter(LintProblem::error).toList();
    for (LintProblem error : errors.subList(0, Math.min(MAX_LINES, errors.size()))) {
      LOG.warn("spamd: config: {}", error.text().lines().findFirst().orElse(""));
    }
    if (errors.size() > MAX_LINES) {
      LOG.warn(
          "spamd: config: further lines without effect: {}; hamlet lint shows all",
          errors.size() - MAX_LINES);
    }
  }

  /** Tells of one that took the place of another. */
  static void tellChange(Scanner scanner) {
    LOG.info(
        "spamd: configuration of {} rules is in use, lines without effect: {}",
        scanner.ruleCount(),
        scanner.problems().stream().filter(LintProblem::error).count());
    tellProblems(scanner);
  }
}
