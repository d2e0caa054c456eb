package org.hamlet.mailet;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.hamlet.models.LearnedState;
import org.hamlet.scanner.Audience;
import org.hamlet.scanner.LintProblem;
import org.hamlet.scanner.ReportOutcome;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.ScanResult;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One rule set for all mailets that ask for the same. Reads its files again when they change; while
 * that lasts, and when it fails, scans go on with what was read before. Thread-safe.
 */
final class SharedScanner {

  private static final Logger LOG = LoggerFactory.getLogger(SharedScanner.class);

  private final ScannerSettings settings;
  private final Scanner scanner;
  private final FileWatch watch;

  SharedScanner(ScannerSettings settings, Optional<LearnedState> learned, LongSupplier nanoTime) {
    this.settings = settings;
    this.watch = new FileWatch(settings.directories(), nanoTime);
    this.scanner = settings.build(learned);
    tell("read");
  }

  ScannerSettings settings() {
    return settings;
  }

  /** Scans one message. */
  ScanResult scan(ScanRequest request) {
    if (watch.changed()) {
      reload();
    }
    return scanner.scan(request);
  }

  /** Learns what somebody says a message is; digests of this node count what is new. */
  LearnOutcome learn(ScanRequest request, Label label) {
    LearnOutcome outcome = scanner.learn(request, label);
    if (outcome.changed()) {
      ReportOutcome reported = scanner.report(request, label, Audience.THIS_NODE);
      reported.failed().forEach(why -> LOG.warn("HamletLearn: not reported: {}", why));
    }
    return outcome;
  }

  /** Takes back what was learned from a message. */
  LearnOutcome forget(ScanRequest request) {
    LearnOutcome outcome = scanner.forget(request);
    if (outcome.changed()) {
      scanner.withdraw(request);
    }
    return outcome;
  }

  private void reload() {
    try {
      if (scanner.reload()) {
        tell("read again");
      } else {
        LOG.error("Hamlet: the changed configuration has no rule, the old one stays");
      }
    } catch (RuntimeException e) {
      LOG.error("Hamlet: the changed configuration cannot be read, the old one stays", e);
    }
  }

  private void tell(String done) {
    long errors = scanner.problems().stream().filter(LintProblem::error).count();
    LOG.info("Hamlet: {} rules {}", scanner.ruleCount(), done);
    if (errors > 0) {
      String first =
          scanner.problems().stream()
              .filter(LintProblem::error)
              .findFirst()
              .map(LintProblem::text)
              .orElse("");
      LOG.warn("Hamlet: configuration lines without effect: {}; the first:\n{}", errors, first);
    }
  }
}
