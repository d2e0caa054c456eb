package org.hamlet.scanner;

import java.util.Optional;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.classify.Learner;
import org.hamlet.classify.SenderHistory;
import org.hamlet.engine.Hits;
import org.hamlet.engine.ScanContext;
import org.hamlet.eval.SenderTeaching;
import org.hamlet.eval.UnclassifiedMail;
import org.hamlet.message.ParsedMessage;
import org.hamlet.regex.MatchBudget;
import org.hamlet.relay.RelayParser;
import org.hamlet.relay.RelayPath;
import org.hamlet.report.UnmarkedMessage;
import org.hamlet.verdict.Autolearn;
import org.hamlet.verdict.Classification;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;

/** Learning, and asking the classifier, with the same stages as a scan but without rules. */
final class Teaching {

  private static final LearnOutcome NO_LEARNER =
      LearnOutcome.unavailable("nothing here learns: use_bayes 0, use_learner 0 or --no-bayes");

  private Teaching() {}

  /** What the classifier says, if it was taught enough. */
  static Optional<Classification> classify(Setup setup, ScanRequest request) {
    return setup
        .equipment()
        .learning()
        .classifier()
        .filter(c -> c.ready(setup.rules().settings(), request.user()))
        .flatMap(c -> c.classify(input(setup, request)));
  }

  /** Learns what a person says. */
  static LearnOutcome learn(Setup setup, ScanRequest request, Label label) {
    ClassifierInput input = input(setup, request);
    history(setup).ifPresent(h -> SenderTeaching.learn(scan(setup, input), h, label));
    return learner(setup)
        .map(l -> l.learn(input, label, Learner.Teacher.PERSON))
        .orElse(NO_LEARNER);
  }

  /** Takes a message back. */
  static LearnOutcome forget(Setup setup, ScanRequest request) {
    ClassifierInput input = input(setup, request);
    history(setup).ifPresent(h -> SenderTeaching.forget(scan(setup, input), h));
    return learner(setup).map(l -> l.forget(input)).orElse(NO_LEARNER);
  }

  /**
   * Learns from a finished scan when its rules were sure and learning so is wished for. Compat:
   * what could not be learned, or had been before, says {@code unavailable}.
   */
  static Autolearn automatic(Setup setup, ScanContext scan, Hits hits) {
    Autolearn decision = setup.scorer().autolearn(hits);
    if (decision != Autolearn.HAM && decision != Autolearn.SPAM) {
      return decision;
    }
    if (!setup.equipment().learning().autolearn() || UnclassifiedMail.is(scan)) {
      return Autolearn.UNAVAILABLE;
    }
    if (decision == known(hits) && scan.settings().flag("bayes_auto_learn_on_error")) {
      return Autolearn.NO;
    }
    Label label = decision == Autolearn.HAM ? Label.HAM : Label.SPAM;
    boolean learned =
        learner(setup)
            .map(l -> l.learn(scan.seen(), label, Learner.Teacher.AUTOLEARN))
            .filter(LearnOutcome::changed)
            .isPresent();
    if (learned && scan.settings().number("txrep_autolearn") > 0) {
      history(setup).ifPresent(h -> SenderTeaching.learn(scan, h, label));
    }
    return learned ? decision : Autolearn.UNAVAILABLE;
  }

  /** What the classifier is already sure of; DISABLED when it is not sure. */
  private static Autolearn known(Hits hits) {
    for (Hit hit : hits.scored()) {
      if (hit.rule().text().equals("BAYES_99")) {
        return Autolearn.SPAM;
      }
      if (hit.rule().text().equals("BAYES_00")) {
        return Autolearn.HAM;
      }
    }
    return Autolearn.DISABLED;
  }

  private static Optional<SenderHistory> history(Setup setup) {
    return setup.equipment().learning().history();
  }

  /** A message that is learned, as functions look at one under scan. */
  private static ScanContext scan(Setup setup, ClassifierInput input) {
    MatchBudget budget =
        MatchBudget.of(setup.equipment().limits().match().perMatch(), setup.timeLimit());
    return new ScanContext(input, setup.domains(), budget);
  }

  private static Optional<Learner> learner(Setup setup) {
    boolean wanted =
        setup.rules().settings().flag("use_bayes") && setup.rules().settings().flag("use_learner");
    return setup.equipment().learning().learner().filter(l -> wanted);
  }

  /** What is read of a message that is learned. */
  static ClassifierInput input(Setup setup, ScanRequest request) {
    ParsedMessage message = setup.parser().parse(UnmarkedMessage.original(request.message()));
    RelayPath relays = RelayParser.parse(message.headers(), setup.relayOptions());
    return new ClassifierInput(
        message,
        relays,
        setup.renderer().render(message, relays),
        setup.rules().settings(),
        request.user());
  }
}
