package org.hamlet.cli.common;

import org.hamlet.scanner.Audience;
import org.hamlet.scanner.ReportOutcome;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.spamd.service.MessageLearner;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scanner as the one who learns what clients tell. Compat: with {@code bayes_learn_during_report
 * 0} spamd learns nothing from TELL, and says neither that it did nor why. Thread-safe as the
 * scanner is.
 */
public record ScannerLearner(Scanner scanner) implements MessageLearner {

  private static final Logger LOG = LoggerFactory.getLogger(ScannerLearner.class);

  @Override
  public LearnOutcome learn(ScanRequest request, Label label) {
    return wanted() ? scanner.learn(request, label) : LearnOutcome.of(LearnOutcome.Kind.UNCHANGED);
  }

  @Override
  public LearnOutcome forget(ScanRequest request) {
    return wanted() ? scanner.forget(request) : LearnOutcome.of(LearnOutcome.Kind.UNCHANGED);
  }

  @Override
  public boolean report(ScanRequest request, Label label) {
    ReportOutcome outcome = scanner.report(request, label, Audience.EVERYBODY);
    outcome.failed().forEach(why -> LOG.warn("not reported: {}", why));
    return outcome.taken();
  }

  /** Whether reports are learned from. */
  private boolean wanted() {
    return scanner.settings().flag("bayes_learn_during_report");
  }
}
