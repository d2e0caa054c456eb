package org.hamlet.cli;

import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.spamd.service.MessageLearner;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;

/**
 * A scanner as the one who learns what clients tell. Compat: with {@code bayes_learn_during_report
 * 0} spamd learns nothing from TELL, and says neither that it did nor why. Thread-safe as the
 * scanner is.
 */
record ScannerLearner(Scanner scanner) implements MessageLearner {

  @Override
  public LearnOutcome learn(ScanRequest request, Label label) {
    return wanted() ? scanner.learn(request, label) : LearnOutcome.of(LearnOutcome.Kind.UNCHANGED);
  }

  @Override
  public LearnOutcome forget(ScanRequest request) {
    return wanted() ? scanner.forget(request) : LearnOutcome.of(LearnOutcome.Kind.UNCHANGED);
  }

  /** Whether reports are learned from. */
  private boolean wanted() {
    return scanner.settings().flag("bayes_learn_during_report");
  }
}
