package org.hamlet.net.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;
import java.util.zip.CRC32;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.DnsRecord;
import org.hamlet.net.RecordType;
import org.hamlet.snapshot.SnapshotKey;
import org.hamlet.snapshot.SnapshotWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that outlive a restart, and files that must not harm the next start. */
class AnswerFileTest {

  private static final long SEED = Long.getLong("answers.seed", 20_261_130);
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final ResolverOptions OPTIONS =
      ResolverOptions.of(List.of("192.0.2.53"), "", List.of());

  @TempDir Path folder;

  private final Map<DnsQuestion, DnsAnswer> world = new LinkedHashMap<>();
  private final List<DnsQuestion> asked = new ArrayList<>();
  private final Logger log = Logger.getLogger(AnswerFile.class.getName());
  private final List<String> told = new ArrayList<>();
  private ResolverOptions options = OPTIONS;

  @BeforeEach
  void listen() {
    log.setFilter(
        line -> {
          told.add(line.getMessage());
          return false;
        });
  }

  @AfterEach
  void stopListening() {
    log.setFilter(null);
  }

  private void world() {
    StringBuilder octets = new StringBuilder();
    for (char octet = 0; octet < 256; octet++) {
      octets.append(octet);
    }
    put("none.example.com", RecordType.A, new DnsAnswer(Status.NO_SUCH_NAME, List.of(), 900));
    put("empty.example.com", RecordType.MX, new DnsAnswer(Status.OK, List.of(), 900));
    put("txt.example.com", RecordType.TXT, answer(300, RecordType.TXT, octets.toString()));
    put("\u0000\u00ff\\.example.com", RecordType.A, answer(300, RecordType.A, "192.0.2.7"));
    DnsRecord alias = new DnsRecord("www.example.com", RecordType.CNAME, 600, "host.example.com");
    DnsRecord host = new DnsRecord("host.example.com", RecordType.A, 120, "192.0.2.8");
    put("www.example.com", RecordType.A, new DnsAnswer(Status.OK, List.of(alias, host), 120));
    put(
        "gone.example.com",
        RecordType.A,
        new DnsAnswer(Status.NO_SUCH_NAME, List.of(alias, alias), 600));
    put("example.com", RecordType.SOA, answer(99_999, RecordType.SOA, "ns. box. 1 2 3 4 5"));
  }

  private void put(String name, RecordType type, DnsAnswer answer) {
    world.put(DnsQuestion.of(name, type), answer);
  }

  private static DnsAnswer answer(long ttl, RecordType type, String data) {
    return new DnsAnswer(Status.OK, List.of(new DnsRecord("o.example", type, ttl, data)), ttl);
  }

  private Path path() {
    return folder.resolve("state/dns-cache");
  }

  private AnswerFile file() {
    return new AnswerFile(path(), options, Set.of());
  }

  private RememberingClient client(Instant now) {
    return new RememberingClient(
        question -> {
          asked.add(question);
          return CompletableFuture.completedFuture(
              world.getOrDefault(question, DnsAnswer.without(Status.TIMED_OUT)));
        },
        Clock.fixed(now, ZoneOffset.UTC),
        Optional.of(file()));
  }

  /** Asks everything of the world, and tells what of it was not remembered. */
  private List<String> askedFor(RememberingClient client) {
    asked.clear();
    world.forEach((question, answer) -> assertThat(client.ask(question).join()).isEqualTo(answer));
    return asked.stream().map(DnsQuestion::name).toList();
  }

  private void run(Instant now) {
    RememberingClient client = client(now);
    askedFor(client);
    client.keep();
  }

  @Test
  void answersOfEveryKindOutliveARestart() {
    world();
    run(START);
    RememberingClient next = client(START.plusSeconds(1));
    assertThat(next.known(DnsQuestion.of("txt.example.com", RecordType.TXT))).isPresent();
    assertThat(askedFor(next)).isEmpty();
  }

  @Test
  void whatIsOverIsAskedForAgain() {
    world();
    run(START);
    assertThat(askedFor(client(START.plusSeconds(119)))).isEmpty();
    assertThat(askedFor(client(START.plusSeconds(120)))).containsExactly("www.example.com");
    assertThat(askedFor(client(START.plusSeconds(300)))).hasSize(3);
    assertThat(askedFor(client(START.plusSeconds(86_399)))).hasSize(6);
    assertThat(askedFor(client(START.plusSeconds(86_400)))).hasSize(7);
  }

  @Test
  void aClockThatWasSetBackKeepsNothingLonger() {
    world();
    run(START);
    assertThat(askedFor(client(START.minusMillis(1)))).hasSize(7);
    assertThat(askedFor(client(Instant.EPOCH))).hasSize(7);
  }

  /** {@link AnswerFile#LEAST_LEFT_MILLIS}. */
  @Test
  void lessThanAMinuteIsNotWorthAPlace() {
    put("short.example.com", RecordType.A, answer(59, RecordType.A, "192.0.2.1"));
    put("long.example.com", RecordType.A, answer(60, RecordType.A, "192.0.2.1"));
    run(START);
    assertThat(askedFor(client(START))).containsExactly("short.example.com");
  }

  @Test
  void failuresAreNotKept() {
    put("failed.example.com", RecordType.A, new DnsAnswer(Status.SERVER_FAILED, List.of(), 900));
    run(START);
    assertThat(askedFor(client(START))).containsExactly("failed.example.com");
  }

  @Test
  void answersOfOtherServersAreNotUsed() {
    world();
    run(START);
    options = ResolverOptions.of(List.of("192.0.2.54"), "", List.of());
    assertThat(askedFor(client(START))).hasSize(7);
    options = ResolverOptions.of(List.of("192.0.2.53"), "", List.of("deny example.org"));
    assertThat(askedFor(client(START))).hasSize(7);
    options = ResolverOptions.of(List.of("192.0.2.53"), "rotate edns=4096", List.of());
    assertThat(askedFor(client(START))).isEmpty();
  }

  @Test
  void theFileIsWrittenAtTheEndAloneAndOnlyForSomethingNew() throws IOException {
    world();
    RememberingClient client = client(START);
    askedFor(client);
    assertThat(path().getParent()).doesNotExist();
    client.keep();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
        .isEqualTo("rw-------");
    Files.delete(path());
    client.keep();
    assertThat(path()).doesNotExist();
  }

  @Test
  void aStartThatLearnedNothingLeavesTheFile() throws IOException {
    world();
    run(START);
    byte[] before = Files.readAllBytes(path());
    client(START.plusSeconds(1000)).keep();
    RememberingClient next = client(START.plusSeconds(1));
    askedFor(next);
    DnsQuestion unanswered = DnsQuestion.of("silent.example.com", RecordType.A);
    assertThat(next.ask(unanswered).join().conclusive()).isFalse();
    Files.write(path(), new byte[] {1});
    next.keep();
    assertThat(Files.readAllBytes(path())).containsExactly(1);
    Files.write(path(), before);
    assertThat(askedFor(client(START))).isEmpty();
  }

  @Test
  void whatACrashLeftIsReplaced() throws IOException {
    world();
    Files.createDirectories(path().getParent());
    Files.writeString(path().resolveSibling("dns-cache.new"), "half");
    run(START);
    assertThat(path().getParent()).isDirectoryContaining("glob:**/dns-cache");
    assertThat(path().resolveSibling("dns-cache.new")).doesNotExist();
    assertThat(askedFor(client(START))).isEmpty();
  }

  @Test
  void damageAtEveryByteIsNoticed() throws IOException {
    world();
    run(START);
    byte[] whole = Files.readAllBytes(path());
    Random random = new Random(SEED);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 + random.nextInt(255));
      Files.write(path(), damaged);
      assertThat(read()).as("seed %s, octet %s", SEED, at).isEmpty();
      Files.write(path(), Arrays.copyOf(whole, at));
      assertThat(read()).as("cut at %s", at).isEmpty();
    }
    assertThat(told).hasSize(2 * whole.length);
  }

  @Test
  void damageIsToldOnceAndAnswersAreAskedForAnew() throws IOException {
    world();
    run(START);
    assertThat(told).isEmpty();
    Files.writeString(path(), "nonsense");
    assertThat(askedFor(client(START))).hasSize(7);
    assertThat(told)
        .containsExactly(
            path() + " is damaged, answers of DNS are asked for anew: its checksum is wrong");
  }

  /** Whoever makes a file with the right checksum gets no further than to answers. */
  @Test
  void noContentWhateverThrows() throws IOException {
    world();
    run(START);
    byte[] whole = Files.readAllBytes(path());
    Random random = new Random(SEED);
    int read = 0;
    for (int round = 0; round < 2_000; round++) {
      byte[] made = whole.clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        made[24 + random.nextInt(made.length - 28)] = (byte) random.nextInt(256);
      }
      Files.write(path(), summed(made));
      List<KeptAnswer> answers = read();
      new AnswerCache(Clock.fixed(START, ZoneOffset.UTC), 5).restore(answers);
      read += answers.isEmpty() ? 0 : 1;
    }
    assertThat(read).as("seed %s: some are still whole", SEED).isBetween(1, 1_999);
  }

  @Test
  void answersNotAskedForTheLongestAreLeftOutBeyondTheLimit() throws IOException {
    for (int i = 0; i < 300; i++) {
      put("n" + i, RecordType.TXT, answer(900, RecordType.TXT, "x".repeat(4_000)));
    }
    run(START);
    List<KeptAnswer> kept = read();
    assertThat(Files.size(path()))
        .isBetween(AnswerFile.MAX_BYTES - 4_100L, AnswerFile.MAX_BYTES + 0L);
    assertThat(kept.get(0).question().name()).isEqualTo("n299");
    assertThat(kept.get(kept.size() - 1).question().name()).isEqualTo("n" + (300 - kept.size()));
  }

  @Test
  void aFileAtTheLimitIsReadAndALargerOneIsNot() throws IOException {
    DnsQuestion question = DnsQuestion.of("n", RecordType.TXT);
    KeptAnswer empty = new KeptAnswer(question, answer(900, RecordType.TXT, ""), 0);
    int room = AnswerFile.MAX_BYTES - 24 - 3 - empty.toBytes().length - 2 - 4;
    for (int more = 0; more < 2; more++) {
      DnsAnswer answer = answer(900, RecordType.TXT, "x".repeat(room + more));
      SnapshotKey key = file().circumstances();
      SnapshotWriter out = new SnapshotWriter();
      out.whole(0x01_53_4E_44_4D_41_48L).whole(key.first()).whole(key.second());
      out.bytes(new KeptAnswer(question, answer, 0).toBytes());
      Files.createDirectories(path().getParent());
      Files.write(path(), summed(Arrays.copyOf(out.toBytes(), out.length() + 4)));
      assertThat(Files.size(path())).isEqualTo(AnswerFile.MAX_BYTES + more);
      assertThat(read()).hasSize(1 - more);
    }
  }

  @Test
  void noMoreAnswersThanInMemoryAreKept() {
    Map<DnsQuestion, DnsAnswer> many = new HashMap<>();
    for (int i = 0; i <= RememberingClient.MAX_KEPT; i++) {
      many.put(DnsQuestion.of("n" + i, RecordType.A), answer(900, RecordType.A, "192.0.2.1"));
    }
    world.putAll(many);
    run(START);
    assertThat(read()).hasSize(RememberingClient.MAX_KEPT);
  }

  @Test
  void whatIsNoFileCountsAsEmpty() throws IOException {
    Files.createDirectories(path());
    world();
    assertThat(askedFor(client(START))).hasSize(7);
  }

  private List<KeptAnswer> read() {
    AnswerFile file = file();
    return file.read(file.circumstances());
  }

  private static byte[] summed(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, bytes.length - 4);
    ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) sum.getValue());
    return bytes;
  }
}
