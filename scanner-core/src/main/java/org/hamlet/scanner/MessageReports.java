package org.hamlet.scanner;

import java.util.List;
import java.util.Optional;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.classify.DigestStore;
import org.hamlet.digest.shared.DigestReport;
import org.hamlet.digest.shared.DigestReport.Word;
import org.hamlet.digest.shared.Reporter;
import org.hamlet.engine.ScanContext;
import org.hamlet.eval.KnownDigests;
import org.hamlet.eval.SpamtrapMail;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Label;

/** Notes what is said of messages in the digests of this node, and tells others. */
final class MessageReports {

  /** Trust in a reporter of this node of whom nothing is known. */
  private static final double OWN_TRUST = 1;

  private static final String DIGESTS = "digests";

  private MessageReports() {}

  /** Of a message that somebody looked at. */
  static ReportOutcome report(Setup setup, ScanRequest request, Label label, Audience audience) {
    ClassifierInput input = Teaching.input(setup, request);
    Word word = label == Label.SPAM ? Word.SPAM : Word.HAM;
    return note(setup, input, word);
  }

  /** Takes back what somebody said. */
  static void withdraw(Setup setup, ScanRequest request) {
    ReportOutcome unused = note(setup, Teaching.input(setup, request), Word.WITHDRAWN);
  }

  /** Reports mail to an address that nobody has. */
  static void trapped(Setup setup, ScanContext scan) {
    Optional<DigestStore> store = store(setup);
    if (store.isPresent() && setup.equipment().learning().autolearn() && SpamtrapMail.is(scan)) {
      DigestReport report =
          new DigestReport(
              Reporter.TRAP, OWN_TRUST, Word.SPAM, KnownDigests.of(scan, store.get()).all());
      boolean unused = store.get().report(scan.settings(), report);
    }
  }

  private static ReportOutcome note(Setup setup, ClassifierInput input, Word word) {
    Optional<DigestStore> store = store(setup);
    if (store.isEmpty()) {
      return ReportOutcome.NOBODY;
    }
    Reporter reporter = Reporter.user(input.user());
    DigestReport report = new DigestReport(reporter, OWN_TRUST, word, store.get().digests(input));
    if (report.digests().isEmpty()) {
      return ReportOutcome.NOBODY;
    }
    return store.get().report(input.settings(), report)
        ? new ReportOutcome(List.of(DIGESTS), List.of())
        : new ReportOutcome(List.of(), List.of(DIGESTS + ": cannot be written"));
  }

  /** The digests of this node where they are wanted. */
  private static Optional<DigestStore> store(Setup setup) {
    Settings settings = setup.rules().settings();
    return setup.equipment().learning().digests().filter(s -> settings.flag("use_hamlet_digests"));
  }
}
