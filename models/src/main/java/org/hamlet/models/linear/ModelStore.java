package org.hamlet.models.linear;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hamlet.models.disk.JournaledFile;
import org.hamlet.models.disk.Settler;
import org.hamlet.models.disk.StoreDamaged;
import org.hamlet.models.disk.StoreFiles;
import org.hamlet.verdict.Label;

/**
 * One model on disk: a model file, a journal of the steps since, and a file to lock while learning.
 * A step is in the journal before it counts, and on the disk within a second. When the journal is a
 * quarter of the table, the model file is written anew.
 *
 * <p>Thread-safe; who reads waits for the disk only while a journal is begun, the first time or
 * after a crash. Other processes may learn into the same files: their steps are read before a step
 * of our own, and by readers when {@link #refresh} is called.
 */
final class ModelStore implements Closeable {

  /** The journal may be as large as the table divided by this; then the model is written anew. */
  static final int JOURNAL_SHARE = 4;

  /** And so many times larger when the model file cannot be written. */
  static final int PATIENCE = 8;

  /** Counts are written by who learns on when the settler found no free turn for so long. */
  private static final long COUNTS_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final JournaledFile file;
  private final Settler.Settlement settlement;
  private final int bits;
  private volatile Optional<LinearModel> loaded = Optional.empty();
  private boolean changedByOthers;

  /** Messages that taught nothing new, learned since the last entry. */
  private int sureSpam;

  private int sureHam;

  private long countsSince;

  /**
   * A store that is opened when first used.
   *
   * @param files where it is
   * @param name of the model file; journal and lock lie beside it
   * @param bits size of a new table, as a power of two; an existing one keeps its size
   * @param settler brings to the disk what was learned
   */
  ModelStore(StoreFiles files, String name, int bits, Settler settler) {
    JournaledFile.Names names = new JournaledFile.Names(name, name + ".journal", name + ".lock");
    this.file = new JournaledFile(files, names, new Reading());
    this.bits = bits;
    this.settlement = settler.of(this::settleSoon);
  }

  /** The model as far as it was read; it goes on learning. */
  LinearModel model() throws IOException {
    Optional<LinearModel> now = loaded;
    return now.isPresent() ? now.get() : refresh();
  }

  /** The model after reading what other processes learned. */
  synchronized LinearModel refresh() throws IOException {
    file.refresh();
    return current();
  }

  /**
   * Learns that a message is so labelled.
   *
   * @throws IOException when it could not be written; then nothing changed
   */
  void learn(MessageFeatures features, Label label) throws IOException {
    change(model -> List.of(model.towards(features, label)));
  }

  /** Learns a label instead of the other, both or nothing. */
  void correct(MessageFeatures features, Label label) throws IOException {
    change(model -> model.correction(features, label));
  }

  /** Takes a label back, as far as that is possible. */
  void forget(MessageFeatures features, Label label) throws IOException {
    change(model -> List.of(model.away(features, label)));
  }

  /** Forgets all, also where it is damaged. */
  void clear() throws IOException {
    try (Closeable turn = file.lock()) {
      Objects.requireNonNull(turn);
      synchronized (this) {
        sureSpam = 0;
        sureHam = 0;
        file.clear();
      }
    }
  }

  /** Makes durable what was learned; the steps also when the counts cannot be written. */
  void settle() throws IOException {
    try {
      if (countsWait()) {
        try (Closeable turn = file.lock()) {
          Objects.requireNonNull(turn);
          recordCounts();
        }
      }
    } finally {
      file.force();
    }
  }

  /** The same, but while another learns the counts wait: others must not wait for this one. */
  private void settleSoon() throws IOException {
    try {
      if (countsWait()) {
        Optional<Closeable> free = file.tryLock();
        if (free.isEmpty()) {
          settlement.soon();
        } else {
          try (Closeable turn = free.get()) {
            Objects.requireNonNull(turn);
            recordCounts();
          }
        }
      }
    } finally {
      file.force();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      settle();
    } finally {
      synchronized (this) {
        sureSpam = 0;
        sureHam = 0;
        file.close();
      }
    }
  }

  @FunctionalInterface
  private interface Lesson {
    List<Step> of(LinearModel model);
  }

  private void change(Lesson lesson) throws IOException {
    try (Closeable turn = file.lock()) {
      Objects.requireNonNull(turn);
      if (opened() > journalLimit()) {
        makeRoom();
      }
      step(lesson);
    }
    settlement.soon();
  }

  private synchronized void step(Lesson lesson) throws IOException {
    file.open();
    LinearModel model = current();
    List<Step> steps = lesson.of(model);
    append(steps.stream().filter(step -> !step.moves().isEmpty()).toList());
    for (Step step : steps) {
      if (step.moves().isEmpty()) {
        countsSince = countsWait() ? countsSince : System.nanoTime();
        sureSpam += step.standing().spam() - model.standing().spam();
        sureHam += step.standing().ham() - model.standing().ham();
      } else {
        sureSpam = 0;
        sureHam = 0;
      }
      model.apply(step);
    }
    if (countsWait() && System.nanoTime() - countsSince > COUNTS_WAIT_NANOS) {
      recordCounts();
    }
  }

  private synchronized boolean countsWait() {
    return sureSpam != 0 || sureHam != 0;
  }

  private synchronized void recordCounts() throws IOException {
    file.open();
    append(List.of(new Step(current().standing(), List.of())));
    sureSpam = 0;
    sureHam = 0;
  }

  /** All or none; the standing of each has all counts in it. */
  private void append(List<Step> steps) throws IOException {
    if (!steps.isEmpty()) {
      file.append(steps.stream().map(StepCodec::encode).toArray(ByteBuffer[]::new));
    }
  }

  /** Reads all that was learned; gives the length of the journal. Only with the turn to write. */
  private synchronized long opened() throws IOException {
    file.open();
    current();
    return file.journalBytes();
  }

  private long journalLimit() {
    return 4L * loaded.orElseThrow().weights().slots().length / JOURNAL_SHARE;
  }

  /** A full disk may still take a step when it does not take a new model file. */
  private void makeRoom() throws IOException {
    try {
      rewrite();
    } catch (IOException e) {
      if (opened() > PATIENCE * journalLimit()) {
        throw e;
      }
    }
  }

  /** Readers go on meanwhile: only who has the turn to write changes the model. */
  private void rewrite() throws IOException {
    LinearModel model = loaded.orElseThrow();
    long generation = file.nextGeneration();
    file.replace(to -> ModelFile.write(to, generation, model));
    synchronized (this) {
      sureSpam = 0;
      sureHam = 0;
      file.adopt();
      current();
    }
    file.force();
  }

  /** The model with the counts that no entry holds yet; after whatever may have read files. */
  private LinearModel current() {
    LinearModel model = loaded.orElseThrow();
    if (changedByOthers) {
      model.count(sureSpam, sureHam);
      changedByOthers = false;
    }
    return model;
  }

  /** What the files hold becomes the model. */
  private final class Reading implements JournaledFile.Content {

    @Override
    public long load(Optional<ByteBuffer> whole) throws IOException {
      Optional<ModelFile.Loaded> read =
          whole.isPresent() ? Optional.of(ModelFile.parse(whole.get())) : Optional.empty();
      loaded =
          Optional.of(
              read.map(ModelFile.Loaded::model)
                  .orElseGet(() -> new LinearModel(new WeightTable(bits), Standing.EMPTY)));
      changedByOthers = true;
      return read.map(ModelFile.Loaded::generation).orElse(0L);
    }

    @Override
    public void apply(ByteBuffer record) throws IOException {
      LinearModel model = loaded.orElseThrow();
      Optional<Step> step = StepCodec.decode(record, model.weights().slots().length);
      model.apply(step.orElseThrow(() -> new StoreDamaged("the journal holds no step")));
      changedByOthers = true;
    }
  }
}
