package org.hamlet.models;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hamlet.classify.Classifier;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.classify.Learner;
import org.hamlet.models.bayes.BayesModels;
import org.hamlet.models.digests.DigestFile;
import org.hamlet.models.digests.DigestStores;
import org.hamlet.models.disk.EachStore;
import org.hamlet.models.disk.FailureReason;
import org.hamlet.models.disk.Settler;
import org.hamlet.models.linear.LinearModels;
import org.hamlet.models.reputation.SenderStores;
import org.hamlet.models.starter.Starter;
import org.hamlet.models.store.TokenStore;
import org.hamlet.models.store.Totals;
import org.hamlet.rule.Settings;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.hamlet.verdict.Classification;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;

/**
 * What was learned, in a directory: gives a scanner its classifier and learner. Bayes' token store
 * knows which messages were learned, and the model of our own learns and forgets along with it. The
 * starter model helps until enough was learned. What is learned is durable within a second. Nothing
 * is read or created before it is needed. Thread-safe; to be closed after the scanner's last use.
 */
public final class LearnedState implements Classifier, Learner, Closeable {

  private final BayesModels bayes;
  private final LinearModels linear;
  private final Starter starter = new Starter();
  private final SenderStores senders;
  private final DigestStores digests;

  private LearnedState(Path directory) {
    Settler settler = new Settler();
    this.bayes =
        new BayesModels(
            user -> directory.resolve(OwnerNames.file("bayes", user)), settler, Clock.systemUTC());
    this.linear =
        new LinearModels(user -> directory.resolve(OwnerNames.file("model", user)), settler);
    this.senders =
        new SenderStores(
            (settings, user) ->
                directory.resolve(OwnerNames.file("senders", OwnerNames.owner(settings, user))),
            settler);
    this.digests = new DigestStores(directory.resolve("digests"), settler, Clock.systemUTC());
  }

  /** What was or will be learned in a directory, which need not exist. */
  public static LearnedState in(Path directory) {
    return new LearnedState(directory);
  }

  /**
   * Gives a scanner its classifier, its learner, what is known of senders and of reported messages.
   */
  public ScannerBuilder addTo(ScannerBuilder builder) {
    return builder.classifier(this).learner(this).history(senders).digests(digests);
  }

  /**
   * The token store that a scanner uses for a user's mail, for commands that look after it. What is
   * restored there the model of our own does not learn.
   */
  public TokenStore tokens(Scanner scanner, Optional<String> user) throws IOException {
    Settings settings = scanner.settings();
    return bayes.store(settings, OwnerNames.owner(settings, user));
  }

  /** The digests of messages that were reported, for commands that look after them. */
  public DigestFile digests(Scanner scanner) throws IOException {
    return digests.file(scanner.settings());
  }

  /**
   * Forgets all that was learned from a user's mail, by both classifiers, also where files are
   * damaged or of another version; what is known of senders stays. Who scans meanwhile begins anew.
   */
  public void clear(Scanner scanner, Optional<String> user) throws IOException {
    Settings settings = scanner.settings();
    Optional<String> owner = OwnerNames.owner(settings, user);
    linear.clear(settings, owner);
    bayes.store(settings, owner).clear();
  }

  /**
   * Opens what was learned from a user's mail, so that damage is told.
   *
   * @throws IOException when it cannot be read
   */
  public void look(Scanner scanner, Optional<String> user) throws IOException {
    Totals unused = tokens(scanner, user).totals();
    long unusedToo = modelMessages(scanner, user);
  }

  /** How many messages the model of our own learned from a user's mail. */
  public long modelMessages(Scanner scanner, Optional<String> user) throws IOException {
    Settings settings = scanner.settings();
    return linear.messages(settings, OwnerNames.owner(settings, user));
  }

  @Override
  public boolean ready(Settings settings, Optional<String> user) {
    Optional<String> owner = OwnerNames.owner(settings, user);
    Choice choice = Choice.of(settings);
    return (choice.bayes() && bayes.ready(settings, owner))
        || (choice.linear() && linear.ready(settings, owner))
        || (choice == Choice.BOTH && starter.ready(settings, owner));
  }

  @Override
  public Optional<Classification> classify(ClassifierInput input) {
    ClassifierInput own = owned(input);
    Choice choice = Choice.of(input.settings());
    Optional<Classification> byTokens =
        choice.bayes() && bayes.ready(own.settings(), own.user())
            ? bayes.classify(own)
            : Optional.empty();
    Optional<Classification> byModel =
        choice.linear() && linear.ready(own.settings(), own.user())
            ? linear.classify(own)
            : Optional.empty();
    Optional<Classification> learned = Fusion.of(byTokens, byModel);
    if (choice != Choice.BOTH || !starter.ready(own.settings(), own.user())) {
      return learned;
    }
    double share =
        learned.isEmpty() ? 1 : Fusion.starterShare(bayes.learned(own.settings(), own.user()));
    return share == 0 ? learned : Fusion.withStarter(learned, starter.classify(own), share);
  }

  @Override
  public LearnOutcome learn(ClassifierInput input, Label label, Teacher teacher) {
    ClassifierInput own = owned(input);
    LearnOutcome outcome = bayes.learn(own, label, teacher);
    boolean corrected = outcome.kind() == LearnOutcome.Kind.RELEARNED;
    return along(
        outcome,
        () -> {
          if (corrected) {
            linear.correct(own, label);
          } else {
            linear.learn(own, label);
          }
        },
        () -> corrected ? bayes.learn(own, label.other(), Teacher.PERSON) : bayes.forget(own));
  }

  @Override
  public LearnOutcome forget(ClassifierInput input) {
    ClassifierInput own = owned(input);
    Optional<Label> known = bayes.seen(own);
    LearnOutcome outcome = bayes.forget(own);
    return known.isEmpty()
        ? outcome
        : along(
            outcome,
            () -> linear.forget(own, known.get()),
            () -> bayes.learn(own, known.get(), Teacher.PERSON));
  }

  /** What the model does along with the token store. */
  private interface ModelChange {
    void run() throws IOException;
  }

  /** When the model cannot follow, the token store takes its change back, so that both agree. */
  private static LearnOutcome along(
      LearnOutcome outcome, ModelChange change, Supplier<LearnOutcome> takeBack) {
    if (!outcome.changed()) {
      return outcome;
    }
    try {
      change.run();
      return outcome;
    } catch (IOException e) {
      String reason = "the model cannot be written: " + FailureReason.ofLearned(e);
      LearnOutcome back = takeBack.get();
      return LearnOutcome.unavailable(
          back.changed() ? reason : reason + "; the token store changed nevertheless");
    }
  }

  /**
   * Makes durable what was learned.
   *
   * @throws IOException when some of it could not be; all else is
   */
  public void settle() throws IOException {
    EachStore.run(List.of(bayes::force, linear::settle, digests::force));
  }

  @Override
  public void close() throws IOException {
    EachStore.run(List.of(linear::close, senders::close, digests::close, bayes::close));
  }

  private static ClassifierInput owned(ClassifierInput input) {
    return new ClassifierInput(
        input.message(),
        input.relays(),
        input.texts(),
        input.settings(),
        OwnerNames.owner(input.settings(), input.user()));
  }
}
