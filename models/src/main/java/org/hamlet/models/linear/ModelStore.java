package org.hamlet.models.linear;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hamlet.verdict.Label;

/**
 * One model on disk: a model file, a journal of the steps since, and a file to lock while learning.
 * A step is in the journal before it counts; {@link #settle} makes it durable and is to be called
 * within a second. When the journal is a quarter of the table, the model file is written anew.
 *
 * <p>Thread-safe. Other processes may learn into the same files: their steps are read before a step
 * of our own, and by readers when {@link #refresh} is called.
 */
final class ModelStore implements Closeable {

  /** The journal may be as large as the table divided by this; then the model is written anew. */
  private static final int JOURNAL_SHARE = 4;

  private final Path path;
  private final Path lockPath;
  private final int bits;
  private final Journal journal;
  private volatile Optional<LinearModel> loaded = Optional.empty();
  private long generation;
  private long position;

  /** Whether the journal on disk belongs to the model file that was read. */
  private boolean journalFits;

  /** Messages that taught nothing new, learned since the last entry. */
  private int sureSpam;

  private int sureHam;

  /**
   * A store that is opened when first used.
   *
   * @param path of the model file; journal and lock lie beside it
   * @param bits size of a new table, as a power of two; an existing one keeps its size
   */
  ModelStore(Path path, int bits) {
    this.path = path;
    this.bits = bits;
    this.lockPath = path.resolveSibling(path.getFileName() + ".lock");
    this.journal = new Journal(path.resolveSibling(path.getFileName() + ".journal"));
  }

  /** The model as far as it was read; it goes on learning. */
  LinearModel model() throws IOException {
    Optional<LinearModel> now = loaded;
    return now.isPresent() ? now.get() : refresh();
  }

  /** The model after reading what other processes learned. */
  synchronized LinearModel refresh() throws IOException {
    if (loaded.isEmpty() || journal.changedSince(position)) {
      catchUp();
    }
    return loaded.orElseThrow();
  }

  /**
   * Learns that a message is so labelled.
   *
   * @throws IOException when it could not be written; then nothing changed
   */
  synchronized void learn(MessageFeatures features, Label label) throws IOException {
    change(model -> model.towards(features, label));
  }

  /** Takes a label back, as far as that is possible. */
  synchronized void forget(MessageFeatures features, Label label) throws IOException {
    change(model -> model.away(features, label));
  }

  /** Makes durable what was learned. */
  synchronized void settle() throws IOException {
    if (sureSpam != 0 || sureHam != 0) {
      withLock(model -> record(new Step(model.standing(), List.of())));
    }
    journal.force();
  }

  @Override
  public synchronized void close() throws IOException {
    try {
      settle();
    } finally {
      journal.close();
    }
  }

  private interface Change {
    void make(LinearModel model) throws IOException;
  }

  private void change(Lesson lesson) throws IOException {
    withLock(
        model -> {
          Step step = lesson.of(model);
          if (step.moves().isEmpty()) {
            sureSpam += step.standing().spam() - model.standing().spam();
            sureHam += step.standing().ham() - model.standing().ham();
          } else {
            record(step);
          }
          model.apply(step);
          if (position > journalLimit(model)) {
            rewrite(model);
          }
        });
  }

  @FunctionalInterface
  private interface Lesson {
    Step of(LinearModel model);
  }

  private void withLock(Change change) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    ProcessLock lock = ProcessLock.on(lockPath);
    try {
      catchUp();
      change.make(loaded.orElseThrow());
    } finally {
      lock.close();
    }
  }

  private void record(Step step) throws IOException {
    if (!journalFits) {
      journal.restart(generation);
      position = Journal.HEAD_BYTES;
      journalFits = true;
    }
    position = journal.append(position, step);
    sureSpam = 0;
    sureHam = 0;
  }

  private void rewrite(LinearModel model) throws IOException {
    ModelFile.write(path, generation + 1, model);
    generation++;
    journal.restart(generation);
    position = Journal.HEAD_BYTES;
  }

  private static long journalLimit(LinearModel model) {
    return 4L * model.weights().slots().length / JOURNAL_SHARE;
  }

  /** Reads what is new on disk. */
  private void catchUp() throws IOException {
    if (loaded.isEmpty()) {
      load();
    }
    Journal.Tail tail = tail();
    boolean anew = tail.generation() != generation || tail.shorterThan(position);
    if (anew) {
      load();
      tail = tail();
    }
    LinearModel model = loaded.orElseThrow();
    journalFits = tail.generation() == generation;
    if (journalFits) {
      tail.steps().forEach(model::apply);
      position = tail.end();
    }
    if (anew || (journalFits && !tail.steps().isEmpty())) {
      model.count(sureSpam, sureHam);
    }
  }

  private Journal.Tail tail() throws IOException {
    return journal.readFrom(position, loaded.orElseThrow().weights().slots().length);
  }

  private void load() throws IOException {
    Optional<ModelFile.Loaded> file = ModelFile.read(path);
    generation = file.map(ModelFile.Loaded::generation).orElse(0L);
    loaded =
        file.map(ModelFile.Loaded::model)
            .or(() -> Optional.of(new LinearModel(new WeightTable(bits), Standing.EMPTY)));
    position = 0;
  }
}
