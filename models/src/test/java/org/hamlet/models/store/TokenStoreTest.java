package org.hamlet.models.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hamlet.models.disk.FileMode;
import org.hamlet.models.disk.RecordingFiles;
import org.hamlet.models.disk.Settler;
import org.hamlet.models.disk.StoreDamaged;
import org.hamlet.models.disk.StoreFiles;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a store knows after learning, correcting and forgetting. */
class TokenStoreTest {

  private static final Settler SETTLER = new Settler();
  private static final StoreLimits SMALL = new StoreLimits(150_000, true, 3_000);

  @TempDir private Path directory;

  @Test
  void aStoreThatIsNotThereKnowsNothingAndIsNotMade() throws IOException {
    Path absent = directory.resolve("none");
    try (TokenStore store = store(absent, SMALL)) {
      assertThat(store.totals()).isEqualTo(Totals.NONE);
      assertThat(store.find(new long[] {1})[0].spam()).isZero();
      assertThat(store.forget(Lessons.lesson(1))).isEqualTo(LearnOutcome.Kind.UNCHANGED);
    }
    assertThat(absent).doesNotExist();
  }

  @Test
  void whatWasLearnedIsThereAfterOpeningAgain() throws IOException {
    try (TokenStore store = store(directory, SMALL)) {
      learn(store, 0, 100);
      assertThat(Lessons.content(store)).isEqualTo(Lessons.expected(100));
    }
    try (TokenStore store = store(directory, SMALL)) {
      assertThat(Lessons.content(store)).isEqualTo(Lessons.expected(100));
    }
    assertThat(directory.resolve("tokens")).exists();
  }

  @Test
  void aMessageIsLearnedOnceAndForgettingReversesItExactly() throws IOException {
    try (TokenStore store = store(directory, SMALL)) {
      learn(store, 0, 50);
      Lesson one = Lessons.lesson(50);
      assertThat(store.learn(one, Label.SPAM, true)).isEqualTo(LearnOutcome.Kind.LEARNED);
      assertThat(store.learn(one, Label.SPAM, true)).isEqualTo(LearnOutcome.Kind.UNCHANGED);
      assertThat(store.learn(one, Label.HAM, false)).isEqualTo(LearnOutcome.Kind.UNCHANGED);
      assertThat(store.learn(one, Label.HAM, true)).isEqualTo(LearnOutcome.Kind.RELEARNED);
      assertThat(store.seen(one)).contains(Label.HAM);
      assertThat(store.forget(one)).isEqualTo(LearnOutcome.Kind.FORGOTTEN);
      assertThat(store.forget(one)).isEqualTo(LearnOutcome.Kind.UNCHANGED);
      assertThat(counts(store)).isEqualTo(withoutTimes(Lessons.expected(50)));
      store.compact();
      assertThat(counts(store)).isEqualTo(withoutTimes(Lessons.expected(50)));
    }
  }

  @Test
  void tokensAreCountedOnceWhetherTheJournalIsMergedOrNot() throws IOException {
    try (TokenStore store = store(directory, SMALL)) {
      learn(store, 0, 50);
      store.compact();
      learn(store, 25, 75);
      store.forget(Lessons.lesson(3));
      int before = store.tokens();
      List<TokenCount> exported = new ArrayList<>();
      store.export(exported::add, message -> {});
      assertThat(before).isEqualTo(exported.size());
      store.compact();
      assertThat(store.tokens()).isEqualTo(before);
    }
  }

  /** SpamAssassin 4.0.1 keeps 100,000 however few the setting says. */
  @ParameterizedTest
  @CsvSource({"1, 100000", "100000, 100000", "133337, 100002", "134000, 100500", "140001, 140001"})
  void theOldestTokensGoWhenThereAreTooManyButNotTooMany(int most, int kept) throws IOException {
    StoreLimits few = new StoreLimits(most, true, StoreLimits.JOURNAL_BYTES);
    try (TokenStore store = store(directory, few)) {
      StoreContent content = new StoreContent();
      content.totals(new Totals(34, 66));
      for (int i = 0; i < 140_001; i++) {
        content.add(new TokenCount(i, 1, 0, 1_000_000 + i));
      }
      store.restore(content);
      assertThat(store.compact()).isEqualTo(140_001 - kept);
      assertThat(store.tokens()).isEqualTo(kept);
      assertThat(store.find(new long[] {140_000 - kept, 140_001 - kept}))
          .extracting(TokenCount::spam)
          .containsExactly(0, 1);
      assertThat(store.totals()).isEqualTo(new Totals(34, 66));
    }
  }

  @Test
  void tokensAndMessagesOlderThanTheirTtlGo() throws IOException {
    StoreLimits hours =
        new StoreLimits(
            150_000,
            true,
            StoreLimits.JOURNAL_BYTES,
            Duration.ofSeconds(20),
            Duration.ofSeconds(30));
    try (TokenStore store = store(directory, hours)) {
      learn(store, 0, 100);
      assertThat(store.compact()).isPositive();
      List<Integer> ages = new ArrayList<>();
      List<Integer> seen = new ArrayList<>();
      store.export(token -> ages.add(token.seconds()), one -> seen.add(one.seconds()));
      assertThat(ages).isNotEmpty().allMatch(seconds -> seconds >= 1_000_099 - 20);
      assertThat(seen).hasSize(31).allMatch(seconds -> seconds >= 1_000_099 - 30);
      assertThat(store.totals()).isEqualTo(new Totals(34, 66));
    }
  }

  /** A channel of java.nio would be closed for good. */
  @Test
  void anInterruptedThreadHarmsNoStore() throws IOException {
    try (TokenStore store = store(directory, SMALL)) {
      learn(store, 0, 1);
      Thread.currentThread().interrupt();
      learn(store, 1, 60);
      assertThat(Thread.interrupted()).isTrue();
      learn(store, 60, 61);
      assertThat(Lessons.content(store)).isEqualTo(Lessons.expected(61));
    }
  }

  @Test
  void aDirectoryRemovedUnderneathIsMadeAnew() throws IOException {
    try (TokenStore store = store(directory.resolve("state"), SMALL)) {
      learn(store, 0, 10);
      Files.move(directory.resolve("state"), directory.resolve("away"));
      learn(store, 0, 3);
      assertThat(Lessons.content(store)).isEqualTo(Lessons.expected(3));
    }
    assertThat(directory.resolve("state").resolve("journal")).exists();
  }

  /** The store not asked longest is closed, perhaps while another thread learns. */
  @Test
  void aStoreClosedWhileItLearnsLosesNothing() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (TokenStore store = store(directory, SMALL)) {
      Future<?> closing = threads.submit(() -> closeOften(store));
      learn(store, 0, 300);
      closing.get();
      assertThat(Lessons.content(store)).isEqualTo(Lessons.expected(300));
    } finally {
      threads.shutdown();
    }
  }

  /** Between the new table's name and the new journal: the old journal counts no more. */
  @Test
  void aTableWhoseNameIsNotForcedIsTheTable() throws IOException {
    RecordingFiles files = new RecordingFiles();
    TokenStore store = new TokenStore(files, SMALL, SETTLER);
    learn(store, 0, 10);
    files.failToForceNames(true);
    assertThatThrownBy(store::compact).hasMessageContaining("Input/output error");
    files.failToForceNames(false);
    learn(store, 10, 12);
    assertThat(Lessons.content(new TokenStore(files, SMALL, SETTLER)))
        .isEqualTo(Lessons.expected(12));
  }

  @Test
  void aFullDiskKeepsWhatIsThereAndSaysSo() throws IOException {
    RecordingFiles files = new RecordingFiles();
    TokenStore store = new TokenStore(files, StoreLimits.DEFAULT, SETTLER);
    learn(store, 0, 10);
    files.room(100);
    assertThatThrownBy(() -> learn(store, 10, 11)).hasMessageContaining("No space left");
    assertThat(Lessons.content(store)).isEqualTo(Lessons.expected(10));
    files.room(1 << 30);
    learn(store, 10, 12);
    assertThat(Lessons.content(new TokenStore(files, SMALL, SETTLER)))
        .isEqualTo(Lessons.expected(12));
  }

  @Test
  void aFullDiskThatStillTakesRecordsDelaysOnlyTheNewTable() throws IOException {
    RecordingFiles files = new RecordingFiles();
    TokenStore store = new TokenStore(files, SMALL, SETTLER);
    learn(store, 0, 12);
    files.room(1_000);
    learn(store, 12, 13);
    files.room(1 << 30);
    learn(store, 13, 60);
    assertThat(Lessons.content(store)).isEqualTo(Lessons.expected(60));
  }

  /** Before the first merge the journal is all that was learned. */
  @Test
  void aDamagedHeaderOfTheJournalForgetsNothing() throws IOException {
    try (TokenStore store = store(directory, StoreLimits.DEFAULT)) {
      learn(store, 0, 10);
    }
    Path journal = directory.resolve("journal");
    byte[] bytes = Files.readAllBytes(journal);
    bytes[9] ^= 1;
    Files.write(journal, bytes);
    try (TokenStore store = store(directory, StoreLimits.DEFAULT)) {
      assertThat(Lessons.content(store)).isEqualTo(Lessons.expected(10));
      learn(store, 10, 12);
      assertThat(Lessons.content(store)).isEqualTo(Lessons.expected(12));
    }
    bytes[25] ^= 1;
    Files.write(journal, bytes);
    try (TokenStore store = store(directory, StoreLimits.DEFAULT)) {
      assertThatThrownBy(() -> Lessons.content(store)).isInstanceOf(StoreDamaged.class);
      assertThatThrownBy(() -> learn(store, 12, 13)).isInstanceOf(StoreDamaged.class);
      assertThat(journal).hasBinaryContent(bytes);
    }
  }

  @Test
  void aHeaderThatACrashBrokeOffOpensClean() throws IOException {
    try (TokenStore store = store(directory, SMALL)) {
      learn(store, 0, 10);
      byte[] old = Files.readAllBytes(directory.resolve("journal"));
      store.compact();
      old[3] ^= 1;
      Files.write(directory.resolve("journal"), old);
    }
    try (TokenStore store = store(directory, SMALL)) {
      assertThat(Lessons.content(store)).isEqualTo(Lessons.expected(10));
      learn(store, 10, 12);
      assertThat(Lessons.content(store)).isEqualTo(Lessons.expected(12));
    }
    Path fresh = Files.createDirectory(directory.resolve("fresh"));
    Files.write(fresh.resolve("journal"), new byte[7]);
    try (TokenStore store = store(fresh, SMALL)) {
      learn(store, 0, 3);
      assertThat(Lessons.content(store)).isEqualTo(Lessons.expected(3));
    }
  }

  @Test
  void whoReadsDoesNotWaitWhileATableGoesToTheDisk() throws Exception {
    RecordingFiles files = new RecordingFiles();
    TokenStore store = new TokenStore(files, SMALL, SETTLER);
    learn(store, 0, 5);
    ExecutorService reading = Executors.newSingleThreadExecutor();
    List<Integer> read = new ArrayList<>();
    files.whileForcing(
        () -> {
          try {
            read.add(reading.submit(store::tokens).get(20, TimeUnit.SECONDS));
          } catch (Exception e) {
            throw new IllegalStateException("a reader waits for the disk", e);
          }
        });
    try {
      store.compact();
      assertThat(read).hasSizeGreaterThanOrEqualTo(2).doesNotContain(0);
    } finally {
      reading.shutdown();
    }
  }

  @Test
  void aDamagedBlockIsNotRead() throws IOException {
    try (TokenStore store = store(directory, SMALL)) {
      learn(store, 0, 50);
      store.compact();
    }
    Path table = directory.resolve("tokens");
    byte[] bytes = Files.readAllBytes(table);
    bytes[TableLayout.HEADER_BYTES + 100] ^= 1;
    Files.write(table, bytes);
    try (TokenStore store = store(directory, SMALL)) {
      assertThatThrownBy(() -> Lessons.content(store)).isInstanceOf(StoreDamaged.class);
    }
  }

  @Test
  void twentyThreadsLoseNothingAndCountNothingTwice() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try (TokenStore store = store(directory, SMALL)) {
      List<Callable<LearnOutcome.Kind>> work =
          IntStream.range(0, 400)
              .<Callable<LearnOutcome.Kind>>mapToObj(
                  i -> () -> store.learn(Lessons.lesson(i / 2), Lessons.label(i / 2), true))
              .toList();
      for (Future<LearnOutcome.Kind> done : threads.invokeAll(work)) {
        assertThat(done.get()).isIn(LearnOutcome.Kind.LEARNED, LearnOutcome.Kind.UNCHANGED);
      }
      assertThat(Lessons.content(store)).isEqualTo(Lessons.expected(200));
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aReaderSeesWhatAWriterDid() throws IOException {
    RecordingFiles files = new RecordingFiles();
    TokenStore writer = new TokenStore(files, SMALL, SETTLER);
    learn(writer, 0, 1);
    TokenStore reader = new TokenStore(files, SMALL, SETTLER);
    for (int i = 1; i < 60; i++) {
      assertThat(Lessons.content(reader)).isEqualTo(Lessons.expected(i));
      learn(writer, i, i + 1);
    }
  }

  private static int closeOften(TokenStore store) throws IOException {
    for (int i = 0; i < 300; i++) {
      store.close();
    }
    return 300;
  }

  private static TokenStore store(Path directory, StoreLimits limits) {
    return new TokenStore(StoreFiles.in(directory, FileMode.OWNER_ONLY), limits, SETTLER);
  }

  private static void learn(TokenStore store, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      store.learn(Lessons.lesson(i), Lessons.label(i), true);
    }
  }

  private static String counts(TokenStore store) throws IOException {
    return withoutTimes(Lessons.content(store));
  }

  private static String withoutTimes(String content) {
    return content.replaceAll("seconds=\\d+", "");
  }

  /** Its message is not known any more, so that it can be learned anew. */
  @Test
  void aDamagedLessonTakesNoLaterOneAlong() throws IOException {
    long middle;
    try (TokenStore store = store(directory, StoreLimits.DEFAULT)) {
      for (int i = 0; i < 20; i++) {
        store.learn(Lessons.lesson(i), Lessons.label(i), false);
      }
      middle = Files.size(directory.resolve("journal")) / 2;
    }
    byte[] bytes = Files.readAllBytes(directory.resolve("journal"));
    bytes[(int) middle] ^= 1;
    Files.write(directory.resolve("journal"), bytes);
    try (TokenStore store = store(directory, StoreLimits.DEFAULT)) {
      assertThat(store.totals().spam() + store.totals().ham()).isEqualTo(19);
      for (int i = 0; i < 20; i++) {
        store.learn(Lessons.lesson(i), Lessons.label(i), false);
      }
      assertThat(Lessons.content(store)).isEqualTo(Lessons.expected(20));
    }
  }
}
