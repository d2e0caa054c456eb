package org.hamlet.models;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hamlet.classify.Classifier;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.classify.Learner;
import org.hamlet.models.bayes.BayesModels;
import org.hamlet.models.linear.LinearModels;
import org.hamlet.models.store.TokenStore;
import org.hamlet.rule.Settings;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.hamlet.verdict.Classification;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was learned, in a directory: gives a scanner its classifier and learner. Bayes' token store
 * knows which messages were learned, and the model of our own learns and forgets along with it.
 * What is learned is durable within a second. Nothing is read or created before it is needed.
 * Thread-safe; to be closed after the scanner's last use.
 */
public final class LearnedState implements Classifier, Learner, Closeable {

  /** What is learned is durable after so long, in milliseconds; a power cut within loses it. */
  static final long SETTLE_MILLIS = 500;

  private static final Logger LOG = LoggerFactory.getLogger(LearnedState.class);

  private final BayesModels bayes;
  private final LinearModels linear;
  private final ScheduledExecutorService settler =
      Executors.newSingleThreadScheduledExecutor(LearnedState::daemon);
  private final AtomicBoolean settling = new AtomicBoolean();

  private LearnedState(Path directory) {
    this.bayes =
        new BayesModels(
            user -> directory.resolve(OwnerNames.file("bayes", user)), Clock.systemUTC());
    this.linear = new LinearModels(user -> directory.resolve(OwnerNames.file("model", user)));
  }

  /** What was or will be learned in a directory, which need not exist. */
  public static LearnedState in(Path directory) {
    return new LearnedState(directory);
  }

  /** Gives a scanner its classifier and its learner. */
  public ScannerBuilder addTo(ScannerBuilder builder) {
    return builder.classifier(this).learner(this);
  }

  /**
   * The token store that a scanner uses for a user's mail, for commands that look after it. What is
   * restored there the model of our own does not learn.
   */
  public TokenStore tokens(Scanner scanner, Optional<String> user) throws IOException {
    Settings settings = scanner.settings();
    return bayes.store(settings, OwnerNames.owner(settings, user));
  }

  @Override
  public boolean ready(Settings settings, Optional<String> user) {
    Optional<String> owner = OwnerNames.owner(settings, user);
    Choice choice = Choice.of(settings);
    return (choice.bayes() && bayes.ready(settings, owner))
        || (choice.linear() && linear.ready(settings, owner));
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
    return Fusion.of(byTokens, byModel);
  }

  @Override
  public LearnOutcome learn(ClassifierInput input, Label label, Teacher teacher) {
    ClassifierInput own = owned(input);
    LearnOutcome outcome = bayes.learn(own, label, teacher);
    if (outcome.changed()) {
      boolean corrected = outcome.kind() == LearnOutcome.Kind.RELEARNED;
      along(
          () -> {
            if (corrected) {
              linear.forget(own, label.other());
            }
            linear.learn(own, label);
          });
    }
    return outcome;
  }

  @Override
  public LearnOutcome forget(ClassifierInput input) {
    ClassifierInput own = owned(input);
    Optional<Label> known = bayes.seen(own);
    LearnOutcome outcome = bayes.forget(own);
    if (outcome.changed() && known.isPresent()) {
      along(() -> linear.forget(own, known.get()));
    }
    return outcome;
  }

  /** What the model does along with the token store. */
  private interface ModelChange {
    void run() throws IOException;
  }

  private void along(ModelChange change) {
    try {
      change.run();
      settleSoon();
    } catch (IOException e) {
      LOG.warn("the model did not learn what the token store did: {}", e.toString());
    }
  }

  /** Makes durable what was learned. */
  public void settle() throws IOException {
    bayes.force();
    linear.settle();
  }

  @Override
  public void close() throws IOException {
    settler.shutdown();
    try {
      linear.close();
    } finally {
      bayes.close();
    }
  }

  private static ClassifierInput owned(ClassifierInput input) {
    return new ClassifierInput(
        input.message(),
        input.relays(),
        input.texts(),
        input.settings(),
        OwnerNames.owner(input.settings(), input.user()));
  }

  private void settleSoon() {
    if (settling.compareAndSet(false, true)) {
      Future<?> unused = settler.schedule(this::settleModel, SETTLE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void settleModel() {
    settling.set(false);
    try {
      linear.settle();
    } catch (IOException e) {
      LOG.warn("what was learned is not safe from a power cut: {}", e.toString());
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "settle");
    thread.setDaemon(true);
    return thread;
  }
}
