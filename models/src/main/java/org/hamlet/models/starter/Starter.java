package org.hamlet.models.starter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hamlet.classify.Classifier;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Classification;
import org.hamlet.verdict.TokenEvidence;

/** The model in the jar, as a classifier: ready whenever {@code hamlet_starter} wants it. */
public final class Starter implements Classifier {

  /** The model's file, beside this class. */
  static final String FILE = "starter.model";

  /** What its opinion is called. */
  static final String NAME = "starter";

  private volatile Optional<StarterModel> loaded = Optional.empty();

  @Override
  public boolean ready(Settings settings, Optional<String> user) {
    return settings.flag("hamlet_starter");
  }

  @Override
  public Optional<Classification> classify(ClassifierInput input) {
    StarterModel model = model();
    Set<String> features = Evidence.of(input);
    double probability = 1 / (1 + Math.exp(-model.logOdds(features)));
    return Optional.of(
        new Classification(
            probability,
            List.of(new Classification.Opinion(NAME, probability)),
            TokenEvidence.NONE,
            model.heaviest(features)));
  }

  private StarterModel model() {
    Optional<StarterModel> now = loaded;
    if (now.isEmpty()) {
      now = Optional.of(load());
      loaded = now;
    }
    return now.get();
  }

  /** The model as it ships. */
  static StarterModel load() {
    try (InputStream in = Starter.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the starter model is not in the jar");
      }
      return StarterFile.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
