package org.hamlet.models.linear;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hamlet.classify.Classifier;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.models.disk.FileMode;
import org.hamlet.models.disk.OpenStores;
import org.hamlet.models.disk.Settler;
import org.hamlet.models.disk.StoreFiles;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Classification;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.TokenEvidence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models of all users: what a message's probability is by each, and how they learn. Whether a
 * message was learned before is not its business: the caller asks a store of seen messages first.
 * Models are opened when first asked. Thread-safe.
 */
public final class LinearModels implements Classifier, Closeable {

  /** Models kept open, the table of each in memory; the one not asked longest is closed. */
  static final int MAX_OPEN = 8;

  private final Function<Optional<String>, Path> files;
  private final Settler settler;
  private final OpenStores<ModelStore> open = new OpenStores<>(MAX_OPEN);

  /**
   * Models that lie where {@code files} says.
   *
   * @param files gives the model file of a user, or of all when there is no user name
   * @param settler brings to the disk what was learned
   */
  public LinearModels(Function<Optional<String>, Path> files, Settler settler) {
    this.files = files;
    this.settler = settler;
  }

  @Override
  public boolean ready(Settings settings, Optional<String> user) {
    try {
      Standing standing = store(settings, user).refresh().standing();
      double least = settings.number("hamlet_model_min_num");
      return standing.spam() >= least && standing.ham() >= least;
    } catch (IOException e) {
      log().warn("the model cannot be read: {}", e.toString());
      return false;
    }
  }

  @Override
  public Optional<Classification> classify(ClassifierInput input) {
    try {
      LinearModel model = store(input.settings(), input.user()).model();
      FeatureTexts words = new FeatureTexts();
      MessageFeatures features = MessageFeatures.of(input, words);
      double[] experts = model.experts(features);
      double probability = LinearModel.probability(model.logOdds(experts));
      return Optional.of(
          new Classification(
              probability,
              opinions(experts),
              TokenEvidence.NONE,
              Clues.of(words, model.weights())));
    } catch (IOException e) {
      log().warn("the model cannot be read: {}", e.toString());
      return Optional.empty();
    }
  }

  private static List<Classification.Opinion> opinions(double[] experts) {
    List<Classification.Opinion> opinions = new ArrayList<>();
    for (int i = 0; i < experts.length; i++) {
      opinions.add(
          new Classification.Opinion(
              MessageFeatures.NAMES.get(i), LinearModel.probability(experts[i])));
    }
    return opinions;
  }

  /**
   * Learns that a message is so labelled.
   *
   * @throws IOException when it could not be written; then nothing changed
   */
  public void learn(ClassifierInput input, Label label) throws IOException {
    store(input.settings(), input.user()).learn(MessageFeatures.of(input), label);
  }

  /**
   * Learns that a message is so labelled which was learned with the other label.
   *
   * @throws IOException when it could not be written; then nothing changed
   */
  public void correct(ClassifierInput input, Label label) throws IOException {
    store(input.settings(), input.user()).correct(MessageFeatures.of(input), label);
  }

  /**
   * Takes back a label that was learned, as far as that can be: the message moves towards not being
   * known; what later messages made of the weights stays.
   *
   * @throws IOException when it could not be written; then nothing changed
   */
  public void forget(ClassifierInput input, Label label) throws IOException {
    store(input.settings(), input.user()).forget(MessageFeatures.of(input), label);
  }

  /** Forgets all that a user's model learned, also where it is damaged. */
  public void clear(Settings settings, Optional<String> user) throws IOException {
    store(settings, user).clear();
  }

  /** How many messages a user's model learned. */
  public long messages(Settings settings, Optional<String> user) throws IOException {
    Standing standing = store(settings, user).refresh().standing();
    return (long) standing.spam() + standing.ham();
  }

  /**
   * Makes durable what was learned.
   *
   * @throws IOException when that of some user could not be; that of the others is
   */
  public void settle() throws IOException {
    open.each(ModelStore::settle);
  }

  @Override
  public void close() throws IOException {
    open.close();
  }

  private ModelStore store(Settings settings, Optional<String> user) throws IOException {
    Path path = files.apply(user);
    return open.get(
        path,
        () ->
            new ModelStore(
                StoreFiles.in(
                    path.toAbsolutePath().getParent(),
                    FileMode.parse(settings.text("bayes_file_mode"))),
                path.getFileName().toString(),
                bits((long) settings.number("hamlet_model_size")),
                settler));
  }

  /** The largest table within that many bytes. */
  static int bits(long bytes) {
    int largest = 63 - Long.numberOfLeadingZeros(Math.max(1, bytes / 4));
    return Math.max(ModelFile.MIN_BITS, Math.min(ModelFile.MAX_BITS, largest));
  }

  /** Made when there is something to tell: to set up a log takes longer than a scan. */
  private static Logger log() {
    return LoggerFactory.getLogger(LinearModels.class);
  }
}
