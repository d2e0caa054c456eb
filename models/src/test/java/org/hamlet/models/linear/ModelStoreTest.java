package org.hamlet.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hamlet.models.disk.FileMode;
import org.hamlet.models.disk.RecordingFiles;
import org.hamlet.models.disk.Settler;
import org.hamlet.models.disk.StoreFile;
import org.hamlet.models.disk.StoreFiles;
import org.hamlet.verdict.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {

  private static final int BITS = ModelFile.MIN_BITS;

  private static final String MANY_WORDS =
      IntStream.range(0, 1_400).mapToObj(i -> "w" + i).collect(Collectors.joining(" ", "\n", "\n"));

  private static final FileMode MODE = FileMode.OWNER_ONLY;
  private static final Settler SETTLER = new Settler();

  @TempDir private Path folder;
  private final RandomMessages messages = new RandomMessages(5);

  private Path file() {
    return folder.resolve("model");
  }

  private Path journal() {
    return folder.resolve("model.journal");
  }

  private ModelStore store() {
    return new ModelStore(StoreFiles.in(folder, MODE), "model", BITS, SETTLER);
  }

  private void learn(ModelStore store, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Label label = RandomMessages.label(i);
      store.learn(messages.next(label), label);
    }
  }

  private static int learned(LinearModel model) {
    return model.standing().spam() + model.standing().ham();
  }

  @Test
  void readingCreatesNothing() throws IOException {
    assertThat(learned(store().model())).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatWasLearnedIsThereAfterOpeningAgain() throws IOException {
    int[] weights;
    try (ModelStore store = store()) {
      learn(store, 100);
      weights = store.model().weights().slots().clone();
    }
    try (ModelStore again = store()) {
      assertThat(again.model().weights().slots()).isEqualTo(weights);
      assertThat(learned(again.model())).isEqualTo(100);
    }
  }

  /** The journal is all that changes between two model files, so a cut of it is a power cut. */
  @Test
  void aJournalCutAnywhereGivesAllBeforeTheCut() throws IOException {
    List<Long> ends = new ArrayList<>();
    try (ModelStore store = store()) {
      for (int i = 0; i < 12; i++) {
        learn(store, 1);
        ends.add(Files.size(journal()));
      }
    }
    byte[] whole = Files.readAllBytes(journal());
    for (int length = 0; length <= whole.length; length++) {
      int cut = length;
      Files.write(journal(), Arrays.copyOf(whole, cut));
      long kept = ends.stream().filter(end -> end <= cut).count();
      assertThat(learned(store().model())).as("cut at %d", cut).isEqualTo((int) kept);
    }
  }

  @Test
  void learnsOnAfterATornEntry() throws IOException {
    int end;
    try (ModelStore store = store()) {
      learn(store, 3);
      end = (int) Files.size(journal());
    }
    byte[] whole = Files.readAllBytes(journal());
    Files.write(journal(), Arrays.copyOf(whole, end - 1));
    try (ModelStore store = store()) {
      learn(store, 1);
    }
    assertThat(learned(store().model())).isEqualTo(3);
  }

  /**
   * Each entry knows all counts, so that only the weights of the damaged one's step are missing.
   */
  @Test
  void aDamagedEntryTakesNoLaterOneAlong() throws IOException {
    long middle;
    try (ModelStore store = store()) {
      learn(store, 5);
      middle = Files.size(journal());
      learn(store, 7);
    }
    byte[] bytes = Files.readAllBytes(journal());
    bytes[(int) middle + 40] ^= 1;
    Files.write(journal(), bytes);
    assertThat(learned(store().model())).isEqualTo(12);
    try (ModelStore store = store()) {
      learn(store, 1);
    }
    assertThat(learned(store().model())).isEqualTo(13);
  }

  @Test
  void pagesOfZerosBehindTheLastEntryAreCutOff() throws IOException {
    try (ModelStore store = store()) {
      learn(store, 3);
    }
    byte[] whole = Files.readAllBytes(journal());
    Files.write(journal(), Arrays.copyOf(whole, whole.length + 4_096));
    try (ModelStore store = store()) {
      learn(store, 2);
    }
    assertThat(learned(store().model())).isEqualTo(5);
  }

  @Test
  void theJournalIsFoldedIntoTheModelFile() throws IOException {
    int[] weights;
    try (ModelStore store = store()) {
      learn(store, 2_000);
      weights = store.model().weights().slots().clone();
    }
    assertThat(file()).exists();
    assertThat(Files.size(journal())).isLessThan((4L << BITS) / 4 + 4_096);
    assertThat(store().model().weights().slots()).isEqualTo(weights);
    assertThat(learned(store().model())).isEqualTo(2_000);
  }

  @Test
  void aCrashBetweenModelFileAndNewJournalCountsNothingTwice() throws IOException {
    try (ModelStore store = store()) {
      learn(store, 50);
      LinearModel model = store.model();
      try (StoreFile file = StoreFiles.in(folder, MODE).write("model")) {
        ModelFile.write(file, 1, model);
      }
    }
    assertThat(learned(store().model())).isEqualTo(50);
    try (ModelStore store = store()) {
      learn(store, 1);
    }
    assertThat(learned(store().model())).isEqualTo(51);
  }

  @Test
  void twoStoresOfTheSameFilesSeeEachOthersSteps() throws IOException {
    try (ModelStore one = store();
        ModelStore two = store()) {
      for (int i = 0; i < 400; i++) {
        learn(one, 1);
        learn(two, 2);
      }
      one.settle();
      two.settle();
      assertThat(learned(one.refresh())).isEqualTo(1_200);
      assertThat(learned(two.refresh())).isEqualTo(1_200);
      assertThat(one.model().weights().slots()).isEqualTo(two.model().weights().slots());
    }
  }

  @Test
  void manyThreadsLoseNothing() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try (ModelStore one = store();
        ModelStore two = store()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        ModelStore store = i % 2 == 0 ? one : two;
        long seed = i;
        running.add(
            threads.submit(
                () -> {
                  RandomMessages own = new RandomMessages(seed);
                  for (int n = 0; n < 30; n++) {
                    Label label = RandomMessages.label(n);
                    store.learn(own.next(label), label);
                  }
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(learned(store().model())).isEqualTo(600);
  }

  /** The model is sure of some messages soon: then only counts wait to be written. */
  private static int learnSome(ModelStore store, int rounds) throws IOException {
    RandomMessages same = new RandomMessages(9);
    MessageFeatures ham = same.next(Label.HAM);
    MessageFeatures spam = same.next(Label.SPAM);
    for (int i = 0; i < rounds; i++) {
      store.learn(ham, Label.HAM);
      store.learn(spam, Label.SPAM);
    }
    return 2 * rounds;
  }

  @Test
  void stepsGoToTheDiskThoughAnotherProcessLearns() throws IOException {
    RecordingFiles files = new RecordingFiles();
    Settler settler = new Settler();
    ModelStore store = new ModelStore(files, "model", BITS, settler);
    int learned = learnSome(store, 400);
    files.locked(true);
    long before = files.forced("model.journal");
    assertThatThrownBy(store::settle).hasMessageContaining("learning too long");
    assertThat(files.forced("model.journal")).isEqualTo(before + 1);
    files.locked(false);
    store.settle();
    assertThat(learned(new ModelStore(files, "model", BITS, settler).model())).isEqualTo(learned);
  }

  @Test
  void aCorrectionThatHasNoRoomChangesNothing() throws IOException {
    RecordingFiles files = new RecordingFiles();
    Settler settler = new Settler();
    ModelStore store = new ModelStore(files, "model", BITS, settler);
    MessageFeatures wrong = messages.next(Label.SPAM);
    learn(store, 20);
    store.learn(wrong, Label.SPAM);
    store.settle();
    int[] weights = store.model().weights().slots().clone();
    int[] rooms = {0, 30, 100, 200, 300, 400};
    for (int room : rooms) {
      files.room(room);
      assertThatThrownBy(() -> store.correct(wrong, Label.HAM))
          .as("room %d", room)
          .hasMessageContaining("No space left");
      assertThat(store.model().weights().slots()).as("room %d", room).isEqualTo(weights);
      ModelStore again = new ModelStore(files, "model", BITS, settler);
      assertThat(again.model().weights().slots()).as("room %d", room).isEqualTo(weights);
      assertThat(learned(again.model())).isEqualTo(21);
    }
    files.room(1 << 20);
    store.correct(wrong, Label.HAM);
    ModelStore again = new ModelStore(files, "model", BITS, settler);
    assertThat(again.model().weights().slots()).isEqualTo(store.model().weights().slots());
    assertThat(again.model().weights().slots()).isNotEqualTo(weights);
    assertThat(learned(again.model())).isEqualTo(21);
  }

  /** Forgetting and learning one after the other gives the same weights. */
  @Test
  void aCorrectionIsToForgetAndToLearn() throws IOException {
    MessageFeatures wrong = messages.next(Label.SPAM);
    int[] corrected;
    try (ModelStore store = store()) {
      store.learn(wrong, Label.SPAM);
      store.correct(wrong, Label.HAM);
      corrected = store.model().weights().slots().clone();
      store.clear();
      store.learn(wrong, Label.SPAM);
      store.forget(wrong, Label.SPAM);
      store.learn(wrong, Label.HAM);
      assertThat(store.model().weights().slots()).isEqualTo(corrected);
      assertThat(store.model().standing().ham()).isEqualTo(1);
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsToldAndChangesNothing() throws IOException {
    Files.writeString(folder.resolve("file"), "in the way");
    ModelStore store =
        new ModelStore(StoreFiles.in(folder.resolve("file"), MODE), "model", BITS, SETTLER);
    assertThatThrownBy(() -> learn(store, 1)).isInstanceOf(IOException.class);
  }

  @Test
  void aDamagedModelFileIsTold() throws IOException {
    try (ModelStore store = store()) {
      learn(store, 2_000);
    }
    byte[] bytes = Files.readAllBytes(file());
    bytes[bytes.length / 2] ^= 1;
    Files.write(file(), bytes);
    assertThatThrownBy(() -> store().model())
        .isInstanceOf(IOException.class)
        .hasMessage("the model file is damaged");
  }

  @Test
  void aLargerTableThanAnyIsNotRead() throws IOException {
    for (int bits : new int[] {ModelFile.MAX_BITS, ModelFile.MAX_BITS + 1}) {
      RecordingFiles files = new RecordingFiles();
      LinearModel empty = new LinearModel(new WeightTable(bits), Standing.EMPTY);
      ModelFile.write(files.write("model"), 1, empty);
      ByteBuffer file = files.map("model").orElseThrow();
      if (bits == ModelFile.MAX_BITS) {
        assertThat(ModelFile.parse(file).model().weights().slots()).hasSize(1 << bits);
      } else {
        assertThatThrownBy(() -> ModelFile.parse(file)).hasMessage("the model file is damaged");
      }
    }
  }

  /** A table has four bytes a slot. */
  @Test
  void theModelIsWrittenAnewWhenItsJournalIsAQuarterOfTheTable() throws IOException {
    long most = (4L << BITS) / ModelStore.JOURNAL_SHARE;
    try (ModelStore store = store()) {
      while (Files.notExists(journal()) || Files.size(journal()) <= most) {
        assertThat(file()).doesNotExist();
        learn(store, 1);
      }
      assertThat(file()).doesNotExist();
      learn(store, 1);
      assertThat(file()).exists();
      assertThat(Files.size(journal())).isLessThan(most / 2);
    }
  }

  @Test
  void withoutRoomForTheModelOnlySoMuchMoreIsLearned() throws IOException {
    RecordingFiles files = new RecordingFiles();
    ModelStore store = new ModelStore(files, "model", BITS, new Settler());
    long most = ModelStore.PATIENCE * (4L << BITS) / ModelStore.JOURNAL_SHARE;
    MessageFeatures large = MessageFeatures.of(Inputs.of(MANY_WORDS));
    files.refuse("model.new");
    int lessons = 0;
    do {
      store.learn(large, RandomMessages.label(lessons++));
    } while (size(files) <= most);
    assertThat(lessons).isBetween(10, 100);
    assertThatThrownBy(() -> store.learn(large, RandomMessages.label(1)))
        .hasMessageContaining("No space left");
    assertThat(learned(new ModelStore(files, "model", BITS, new Settler()).model()))
        .isEqualTo(lessons);
  }

  private static long size(RecordingFiles files) throws IOException {
    try (StoreFile journal = files.read("model.journal").orElseThrow()) {
      return journal.size();
    }
  }
}
