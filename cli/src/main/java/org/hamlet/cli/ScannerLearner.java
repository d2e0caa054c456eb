package org.hamlet.cli;

import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.spamd.service.MessageLearner;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;

/** A scanner as the one who learns what clients tell. Thread-safe as the scanner is. */
record ScannerLearner(Scanner scanner) implements MessageLearner {

  @Override
  public LearnOutcome learn(ScanRequest request, Label label) {
    return scanner.learn(request, label);
  }

  @Override
  public LearnOutcome forget(ScanRequest request) {
    return scanner.forget(request);
  }
}
