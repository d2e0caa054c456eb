package org.hamlet.net.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.MovedClock;
import org.hamlet.net.RecordType;
import org.hamlet.snapshot.FolderOwner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of accounts, which several processes read and write. */
class ListLedgerTest {

  private static final String ZONE = "list.example.net";
  private static final DnsClient EMPTY =
      question ->
          CompletableFuture.completedFuture(new DnsAnswer(DnsAnswer.Status.OK, List.of(), 60));

  @TempDir private Path folder;

  private final MovedClock clock = new MovedClock();
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("dns-lists.tsv");
  }

  private ListGate process(Budgets budgets) {
    return new ListGate(EMPTY, budgets, ClosedLists.ALL, clock, Optional.of(file));
  }

  private ListGate process() {
    return process(Budgets.NONE);
  }

  private static DnsAnswer.Status ask(ListGate gate, String zone) {
    return gate.ask(DnsQuestion.ofList("7.2.0.192", zone, RecordType.A)).join().status();
  }

  private static List<Long> asked(ListGate gate) {
    return gate.status().stream().map(ListStatus::askedToday).toList();
  }

  /** Writes, as if it were the time of the clock. */
  private void save(ListGate gate) throws IOException {
    String before = Files.exists(file) ? Files.readString(file) : "";
    gate.save();
    if (!Files.readString(file).equals(before)) {
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }
  }

  @Test
  void budgetsHoldForAllProcessesTogether() throws IOException {
    Budgets budgets = Budgets.of(Map.of(ZONE, "3/day"));
    ListGate one = process(budgets);
    ListGate two = process(budgets);
    ask(one, ZONE);
    ask(one, ZONE);
    ask(two, ZONE);
    save(one);
    save(two);
    assertThat(asked(two)).containsExactly(3L);
    assertThat(asked(one)).containsExactly(3L);
    for (ListGate process : List.of(one, two, process(budgets))) {
      assertThat(ask(process, ZONE)).isEqualTo(DnsAnswer.Status.NOT_ASKED);
    }
  }

  /** All begin before one asks, so that none knows what others ask until it writes. */
  @ParameterizedTest
  @CsvSource({"list.example.net, 20, 0", "all, 20, 0", "all, 30, 1", "list.example.net, 200, 10"})
  void processesAtTheSameTimeAskNoMoreThanABudgetAndATwentiethEach(
      String whose, int budget, int beyond) {
    Budgets budgets = Budgets.of(Map.of(whose, budget + "/day"));
    List<ListGate> commands = Stream.generate(() -> process(budgets)).limit(40).toList();
    int sent = 0;
    for (int i = 0; i < 40 * budget; i++) {
      sent += ask(commands.get(i % 40), ZONE) == DnsAnswer.Status.OK ? 1 : 0;
    }
    assertThat(sent).isBetween(budget - 40 * beyond, budget + 40 * beyond);
  }

  @Test
  void answersCountAlsoWhereEachQuestionIsWrittenDownBeforeItIsSent() {
    Budgets budgets = Budgets.of(Map.of(ZONE, "5/day"));
    ListGate command = process(budgets);
    ask(command, ZONE);
    command.save();
    assertThat(process(budgets).status()).extracting(ListStatus::answeredToday).containsExactly(1L);
  }

  /** Each learns what the other asked when it used a twentieth itself, long before half an hour. */
  @Test
  void serversThatGoOnLearnInTimeWhatOthersAskedOfABudget() throws IOException {
    int budget = 400;
    Budgets budgets = Budgets.of(Map.of("all", budget + "/day"));
    List<ListGate> servers = List.of(process(budgets), process(budgets));
    int sent = 0;
    for (int i = 0; i < 2 * budget; i++) {
      sent += ask(servers.get(i % 2), ZONE) == DnsAnswer.Status.OK ? 1 : 0;
    }
    assertThat(sent).isBetween(budget, (int) (budget + 2 * Allowance.MUCH * budget));
  }

  @Test
  void nearTheEndOfABudgetWhatOthersAskIsLearntEveryMinute() throws IOException {
    Budgets budgets = Budgets.of(Map.of(ZONE, "1000/day"));
    ListGate one = process(budgets);
    for (int i = 0; i < Allowance.NEAR_END * 1000; i++) {
      ask(one, ZONE);
    }
    ListGate two = process(budgets);
    long known = two.status().get(0).askedToday();
    for (int i = 0; i < 10; i++) {
      ask(two, ZONE);
    }
    two.save();
    clock.forward(SharedAccounts.SAVE_NEAR_END.minusMillis(1));
    ask(one, ZONE);
    long before = one.status().get(0).askedToday();
    clock.forward(Duration.ofMillis(1));
    ask(one, ZONE);
    assertThat(one.status().get(0).askedToday()).isEqualTo(before + 1 + 10);
    assertThat(known).isGreaterThanOrEqualTo(900);
  }

  @Test
  void aFileThatCannotBeWrittenIsNotTriedWithEachQuestion() throws IOException {
    Files.createDirectories(file.resolve("in-the-way"));
    ListGate server = process(Budgets.of(Map.of(ZONE, "10/day")));
    ask(server, ZONE);
    Files.delete(file.resolve("in-the-way"));
    Files.delete(file);
    ask(server, ZONE);
    assertThat(file).doesNotExist();
    clock.forward(SharedAccounts.SAVE_EVERY);
    ask(server, ZONE);
    assertThat(asked(process())).containsExactly(3L);
  }

  @Test
  void whatAListSaidOfItsTestEntryIsKnownToTheNextProcess() throws IOException {
    ListGate check = process();
    check.examine(ZONE, ListKind.ADDRESSES).join();
    save(check);
    assertThat(process().status())
        .extracting(ListStatus::state)
        .containsExactly("answers, but lacks the test entry every list must have");
    clock.forward(Duration.ofDays(1));
    assertThat(process().status())
        .extracting(ListStatus::state)
        .containsExactly("not asked today; it lacks the test entry every list must have");
  }

  @Test
  void whatIsCountedOnANewDayIsNotAddedToTheOldOne() throws IOException {
    Budgets budgets = Budgets.of(Map.of(ZONE, "900/day"));
    ListGate one = process(budgets);
    ListGate two = process(budgets);
    ask(one, ZONE);
    ask(two, ZONE);
    save(one);
    clock.forward(Duration.ofDays(1));
    ask(one, ZONE);
    save(one);
    two.save();
    assertThat(asked(process(budgets))).containsExactly(1L);
    assertThat(asked(two)).containsExactly(1L);
  }

  @Test
  void listsOfOthersStayInTheFileAndAreLearnt() throws IOException {
    ListGate one = process();
    ListGate two = process();
    ask(one, "a.example.net");
    ask(two, "b.example.net");
    two.setAside("b.example.net", Duration.ofHours(1), "it refuses");
    save(one);
    save(two);
    assertThat(asked(two)).containsExactly(1L, 1L);
    assertThat(asked(process())).containsExactly(1L, 1L);
    one.setAside("a.example.net", Duration.ofHours(1), "it refuses");
    save(one);
    assertThat(one.status()).extracting(ListStatus::usable).containsExactly(false, false);
  }

  @Test
  void aCommandForEachMailWritesEveryHalfHourAndNews() throws IOException {
    ListGate first = process();
    ask(first, ZONE);
    save(first);
    String written = Files.readString(file);
    for (int i = 0; i < 5; i++) {
      ListGate mail = process();
      ask(mail, ZONE);
      save(mail);
    }
    assertThat(file).hasContent(written);
    ListGate news = process();
    news.setAside("other.example.net", Duration.ofHours(1), "it refuses");
    save(news);
    assertThat(Files.readString(file)).contains("it refuses");
    clock.forward(SharedAccounts.SAVE_EVERY);
    ListGate later = process();
    ask(later, ZONE);
    save(later);
    assertThat(asked(process())).contains(2L);
  }

  @Test
  void aServerWritesAtItsEnd() throws IOException {
    ListGate server = process();
    ask(server, ZONE);
    clock.forward(SharedAccounts.SAVE_EVERY.minusMillis(1));
    ListGate command = process();
    ask(command, ZONE);
    save(command);
    clock.forward(Duration.ofMillis(1));
    save(server);
    assertThat(asked(process())).containsExactly(2L);
  }

  @Test
  void threadsLoseNothing() {
    Budgets budgets = Budgets.of(Map.of(ZONE, "100000/day"));
    int each = 50;
    List<ListGate> gates = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      gates.add(process(budgets));
    }
    IntStream.range(0, 4 * each)
        .parallel()
        .forEach(
            i -> {
              ListGate gate = gates.get(i % gates.size());
              gate.ask(DnsQuestion.ofList("hash", ZONE, RecordType.A)).join();
              if (i % 5 == 0) {
                gate.save();
              }
            });
    gates.forEach(ListGate::save);
    assertThat(asked(process(budgets))).containsExactly(4L * each);
  }

  @Test
  void whatCannotBeWrittenLeavesNothingBehindAndIsWrittenLater() throws IOException {
    Files.createDirectories(file.resolve("in-the-way"));
    ListGate gate = process();
    ask(gate, ZONE);
    gate.save();
    try (var left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("dns-lists.tsv", "dns-lists.tsv.lock");
    }
    Files.delete(file.resolve("in-the-way"));
    Files.delete(file);
    gate.save();
    assertThat(asked(process())).containsExactly(1L);
  }

  @Test
  void aLockThatIsHeldTooLongIsWaitedForLater() throws IOException {
    ListGate gate = process();
    ask(gate, ZONE);
    Path lock = folder.resolve("dns-lists.tsv.lock");
    try (FileChannel held =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(held.tryLock()).isNotNull();
      gate.save();
      assertThat(file).doesNotExist();
    }
    gate.save();
    assertThat(asked(process())).containsExactly(1L);
  }

  @Test
  void theModeOfTheFileStays() throws IOException {
    Budgets budgets = Budgets.of(Map.of(ZONE, "9/day"));
    for (String mode : List.of("rw-r--r--", "rw-------", "rw-rw-r--")) {
      if (Files.exists(file)) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      }
      ListGate gate = process(budgets);
      ask(gate, ZONE);
      gate.save();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo(mode);
    }
  }

  @Test
  void whatRootMakesBelongsToWhomTheDirectoryBelongs() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")));
    UserPrincipal service =
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    Files.setOwner(folder, service);
    Files.createFile(file);
    ListGate gate = process(Budgets.of(Map.of(ZONE, "9/day")));
    ask(gate, ZONE);
    gate.save();
    assertThat(Files.getOwner(file)).isEqualTo(service);
    assertThat(Files.getOwner(folder.resolve("dns-lists.tsv.lock"))).isEqualTo(service);
  }

  /** As the service's user may put them there, to own what root makes or owns. */
  @Test
  void rootFollowsNoLinkOfTheServiceInItsFolder() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")));
    UserPrincipal service =
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    Path elsewhere = Files.createDirectory(folder.resolve("of-root"));
    Path own = Files.createDirectory(folder.resolve("of-service"));
    Files.setOwner(own, service);
    Path target = elsewhere.resolve("made");
    for (String name : List.of("dns-lists.tsv.lock", "dns-lists.tsv")) {
      Path link = Files.createSymbolicLink(own.resolve(name), target);
      FolderOwner.view(link).setOwner(service);
      file = own.resolve("dns-lists.tsv");
      ListGate gate = process(Budgets.of(Map.of(ZONE, "9/day")));
      ask(gate, ZONE);
      gate.save();
      assertThat(target).doesNotExist();
      assertThat(link).isSymbolicLink();
      Files.delete(link);
    }
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void aFileBeyondItsLimitIsNotRead() throws IOException {
    String line = ListAccount.none(ZONE).line() + "\n";
    String full = line + "#".repeat(ListLedger.MAX_FILE_BYTES - line.length());
    Files.writeString(file, full);
    assertThat(process().status()).hasSize(1);
    Files.writeString(file, full + "#");
    assertThat(process().status()).isEmpty();
  }

  @Test
  void accountsBeyondTheMostAreNotRead() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= ListGate.MAX_ZONES; i++) {
      text.append(ListAccount.none(i + ".example.net").line()).append('\n');
    }
    Files.writeString(file, text);
    assertThat(process().status()).hasSize(ListGate.MAX_ZONES);
  }
}
