package org.hamlet.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start from a snapshot gives the scanner that a start from the texts gives, or is none. */
class RuleSnapshotsTest {

  private static final long SEED = Long.getLong("snapshots.seed", 20_240_411);

  private static final String RULES =
      """
      body OFFER /special (?:offer|price)s?/i
      body AGAIN /(\\w)\\1{3}/
      header FROM_EXAMPLE From:addr =~ /\\@example\\.org$/
      meta BOTH OFFER && FROM_EXAMPLE
      score OFFER 2.5
      describe OFFER Something special
      include more/extra.cf
      no_such_keyword 1
      """;

  private static final String MAIL =
      """
      From: A <a@example.org>
      To: b@example.net
      Subject: Special offers

      A special price, yessss, only today.
      """;

  @TempDir Path folder;

  private Path rules;
  private Path extra;
  private Path state;

  @BeforeEach
  void configuration() throws IOException {
    rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(rules.resolve("10.cf"), RULES);
    Files.createDirectory(rules.resolve("more"));
    extra = Files.writeString(rules.resolve("more/extra.cf"), "body TODAY /only today/\n");
    state = folder.resolve("state");
  }

  private ScannerBuilder builder() {
    return Scanner.builder().local(true).rules(rules).snapshots(state);
  }

  private static String tests(Scanner scanner) {
    byte[] mail = MAIL.getBytes(StandardCharsets.UTF_8);
    var verdict = scanner.scan(ScanRequest.of(mail)).verdict();
    return verdict.score() + " " + verdict.hits().stream().map(hit -> hit.rule().text()).toList();
  }

  private List<Path> snapshots() throws IOException {
    if (!Files.isDirectory(state)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(state)) {
      return files.sorted().toList();
    }
  }

  /** Starts, and tells whether that made a snapshot because there was none that would do. */
  private boolean isMadeAnew(ScannerBuilder builder) throws IOException {
    for (Path file : snapshots()) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    }
    builder.build().saveSnapshot();
    for (Path file : snapshots()) {
      if (Files.getLastModifiedTime(file).toMillis() > 0) {
        return true;
      }
    }
    return false;
  }

  @Test
  void secondStartUsesIt() throws IOException {
    String fresh = tests(builder().build());
    assertThat(fresh).contains("OFFER", "AGAIN", "BOTH", "TODAY");
    assertThat(isMadeAnew(builder())).isTrue();
    assertThat(isMadeAnew(builder())).isFalse();
    Scanner again = builder().build();
    assertThat(tests(again)).isEqualTo(fresh);
    assertThat(again.problems()).hasSize(1).allMatch(problem -> problem.text().contains("10.cf:8"));
  }

  @Test
  void nothingIsWrittenUnlessAsked() throws IOException {
    tests(builder().build());
    assertThat(snapshots()).isEmpty();
    Scanner.builder().local(true).rules(rules).build().saveSnapshot();
    assertThat(snapshots()).isEmpty();
  }

  @Test
  void anythingThatChangedMakesItAnew() throws IOException {
    assertThat(isMadeAnew(builder())).isTrue();
    Files.writeString(rules.resolve("10.cf"), RULES.replace("2.5", "2.6"));
    assertThat(isMadeAnew(builder())).as("content of a file").isTrue();
    assertThat(tests(builder().build())).startsWith("6.6 ");
    Files.writeString(rules.resolve("20.cf"), "");
    assertThat(isMadeAnew(builder())).as("one more file").isTrue();
    Files.delete(rules.resolve("20.cf"));
    assertThat(isMadeAnew(builder())).as("one file less: the first one is there still").isFalse();
    Files.writeString(extra, "body TODAY /only tomorrow/\n");
    assertThat(isMadeAnew(builder())).as("content of an included file").isTrue();
    assertThat(tests(builder().build())).doesNotContain("TODAY");
    Files.delete(extra);
    assertThat(isMadeAnew(builder())).as("included file that is gone").isTrue();
    assertThat(isMadeAnew(builder())).as("included file that is gone still").isFalse();
    assertThat(builder().build().problems()).hasSize(2);
    Files.writeString(extra, "");
    assertThat(isMadeAnew(builder())).as("included file that came back").isTrue();
    assertThat(isMadeAnew(builder().line("score OFFER 1"))).as("a line").isTrue();
    assertThat(isMadeAnew(builder().line("score OFFER 3"))).as("another line").isTrue();
    assertThat(tests(builder().line("score OFFER 3").build())).startsWith("6.0 ");
    assertThat(isMadeAnew(builder().local(false))).as("the network").isTrue();
    Path wishes = Files.writeString(folder.resolve("user_prefs"), "required_score 1\n");
    assertThat(isMadeAnew(builder().preferences(wishes))).as("preferences").isTrue();
    assertThat(builder().preferences(wishes).build().settings().number("required_score"))
        .isEqualTo(1);
    Path moved = folder.resolve("moved");
    Files.move(rules, moved);
    assertThat(isMadeAnew(Scanner.builder().local(true).rules(moved).snapshots(state)))
        .as("another place, which problems tell")
        .isTrue();
  }

  @Test
  void otherCodeMakesItAnew() throws IOException {
    assertThat(isMadeAnew(builder())).isTrue();
    byte[] whole = Files.readAllBytes(snapshots().get(0));
    whole[8]++;
    Files.write(snapshots().get(0), whole);
    assertThat(isMadeAnew(builder())).isTrue();
  }

  @Test
  void damageIsNeverSeen() throws IOException {
    String fresh = tests(builder().build());
    builder().build().saveSnapshot();
    Path file = snapshots().get(0);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      byte[] damaged = whole.clone();
      int at = random.nextInt(whole.length);
      damaged[at] ^= (byte) (1 + random.nextInt(255));
      boolean cut = random.nextInt(4) == 0;
      Files.write(file, cut ? Arrays.copyOf(whole, at) : damaged);
      Scanner scanner = builder().build();
      assertThat(tests(scanner))
          .as("snapshots.seed %d, round %d, byte %d, cut %s", SEED, round, at, cut)
          .isEqualTo(fresh);
      assertThat(scanner.problems()).hasSize(1);
    }
  }

  @Test
  void damagedDetailMakesItAnewOnceItWasWanted() throws IOException {
    String fresh = tests(builder().build());
    builder().build().saveSnapshot();
    Path file = snapshots().get(0);
    byte[] whole = Files.readAllBytes(file);
    byte[] damaged = whole.clone();
    int details = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(28);
    Arrays.fill(damaged, whole.length - details, whole.length, (byte) 0x55);
    Files.write(file, damaged);
    Scanner scanner = builder().build();
    assertThat(tests(scanner)).isEqualTo(fresh);
    scanner.saveSnapshot();
    assertThat(Arrays.equals(Files.readAllBytes(file), whole)).isTrue();
  }

  @Test
  void directoryThatCannotBeWrittenIsDoneWithout() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain"), "");
    Scanner scanner = builder().snapshots(plain.resolve("state")).build();
    scanner.saveSnapshot();
    assertThat(tests(scanner)).contains("OFFER");
    assertThat(plain).isEmptyFile();
  }

  @Test
  void reloadFindsWhatChanged() throws IOException {
    builder().build().saveSnapshot();
    Scanner scanner = builder().build();
    assertThat(tests(scanner)).startsWith("6.5 ");
    Files.writeString(rules.resolve("10.cf"), RULES.replace("2.5", "2.7"));
    assertThat(scanner.reload()).isTrue();
    assertThat(tests(scanner)).startsWith("6.7 ");
    scanner.saveSnapshot();
    assertThat(isMadeAnew(builder())).isFalse();
  }

  @Test
  void oldOnesGoWhenThereAreManyAndOthersFilesStay() throws IOException {
    Files.createDirectories(state);
    Files.writeString(state.resolve("rules-mine.txt"), "");
    for (int i = 0; i < RuleSnapshots.MAX_FILES + 2; i++) {
      Path file = Files.writeString(folder.resolve("wishes" + i), "");
      builder().preferences(file).build().saveSnapshot();
    }
    assertThat(snapshots()).hasSize(RuleSnapshots.MAX_FILES + 1);
    assertThat(state.resolve("rules-mine.txt")).exists();
  }

  @Test
  void manyAtOnceLeaveOneThatServes() throws Exception {
    String fresh = tests(builder().build());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<String>> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        all.add(
            threads.submit(
                () -> {
                  Scanner scanner = builder().build();
                  scanner.saveSnapshot();
                  return tests(scanner);
                }));
      }
      for (Future<String> one : all) {
        assertThat(one.get()).isEqualTo(fresh);
      }
    } finally {
      threads.shutdown();
    }
    assertThat(snapshots()).hasSize(1);
    assertThat(isMadeAnew(builder())).isFalse();
  }
}
