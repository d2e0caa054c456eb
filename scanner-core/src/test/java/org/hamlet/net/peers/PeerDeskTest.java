package org.hamlet.net.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hamlet.digest.shared.DigestReport;
import org.hamlet.digest.shared.Opinion;
import org.hamlet.digest.shared.Reporter;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.SharedDigest.Kind;
import org.hamlet.digest.shared.Sighting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packets that other nodes, and those who only say that they are, send. */
class PeerDeskTest {

  private static final String KEY = "0123456789abcdef".repeat(4);
  private static final String OTHER_KEY = "fedcba9876543210".repeat(4);
  private static final SharedDigest BODY = digest(Kind.BODY, 1);
  private static final SharedDigest HOST = digest(Kind.HOST, 2);

  @TempDir private Path folder;

  private final List<DigestReport> reports = new ArrayList<>();
  private final SettableClock clock = new SettableClock();
  private long nonces;
  private PeerDesk desk;

  @BeforeEach
  void read() throws IOException {
    desk = new PeerDesk(options("ann"), new Known(), clock, clock.millis());
  }

  /** What the node ann knows, and is told. */
  private final class Known implements PeerDesk.Counts {
    @Override
    public List<Sighting> known(List<SharedDigest> digests) {
      Opinion own = new Opinion(Reporter.LOCAL, 1, 3, 0);
      Opinion others = new Opinion(Reporter.peer("bob"), 1, 50, 0);
      Sighting sighting = new Sighting(BODY, 0.75, List.of(own, others), new Sighting.Span(5, 9));
      return digests.contains(BODY) ? List.of(sighting) : List.of();
    }

    @Override
    public boolean report(DigestReport report) {
      return reports.add(report);
    }
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.ofEpochSecond(1_800_000_000);

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    void advance(Duration time) {
      now = now.plus(time);
    }
  }

  private PeerOptions options(String name) throws IOException {
    Path file = folder.resolve("nodes");
    Files.writeString(file, "bob - " + KEY + " 0.75\ncarol - " + OTHER_KEY + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return PeerOptions.read(name, file.toString(), Duration.ofSeconds(1));
  }

  private static SharedDigest digest(Kind kind, int seed) {
    byte[] bytes = new byte[kind.bytes()];
    new Random(seed).nextBytes(bytes);
    return SharedDigest.of(kind, bytes);
  }

  private PeerRequest request(PeerRequest.Kind kind, SharedDigest... digests) {
    Nonce nonce = new Nonce(1, nonces++);
    return new PeerRequest(kind, clock.millis(), nonce, "bob", "ann", List.of(digests));
  }

  private static byte[] signed(PeerRequest request, String key) {
    return PeerKey.parse(key).orElseThrow().sign(request.encoded());
  }

  private Optional<PeerAnswer> answer(PeerRequest request) {
    return desk.answer(signed(request, KEY))
        .map(
            packet -> {
              assertThat(PeerKey.parse(KEY).orElseThrow().signed(packet)).isTrue();
              return PeerAnswer.read(packet).orElseThrow();
            });
  }

  @Test
  void aQueryIsAnsweredWithWhatOwnPeopleSaid() {
    PeerRequest request = request(PeerRequest.Kind.QUERY, HOST, BODY);
    assertThat(answer(request))
        .contains(
            new PeerAnswer(
                request.nonce(), List.of(PeerCount.NONE, new PeerCount(3, 0, 75, 5, 9))));
  }

  @Test
  void reportsAreTakenInTheNodesName() {
    PeerRequest spam = request(PeerRequest.Kind.SPAM, BODY, HOST);
    assertThat(answer(spam)).contains(new PeerAnswer(spam.nonce(), List.of()));
    answer(request(PeerRequest.Kind.HAM, BODY));
    assertThat(reports)
        .containsExactly(
            new DigestReport(
                Reporter.peer("bob"), 0.75, DigestReport.Word.SPAM, List.of(BODY, HOST)),
            new DigestReport(Reporter.peer("bob"), 0.75, DigestReport.Word.HAM, List.of(BODY)));
  }

  @Test
  void aWrongKeyIsNotAnswered() {
    PeerRequest request = request(PeerRequest.Kind.SPAM, BODY);
    assertThat(desk.answer(signed(request, OTHER_KEY))).isEmpty();
    assertThat(desk.answer(signed(request, "00".repeat(32)))).isEmpty();
    assertThat(reports).isEmpty();
  }

  @Test
  void anyChangedBitIsNotAnswered() {
    byte[] packet = signed(request(PeerRequest.Kind.SPAM, BODY), KEY);
    for (int bit = 0; bit < packet.length * Byte.SIZE; bit++) {
      byte[] changed = packet.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThat(desk.answer(changed)).as("bit " + bit).isEmpty();
    }
    assertThat(reports).isEmpty();
    assertThat(desk.answer(packet)).isPresent();
  }

  @Test
  void aPacketThatIsCutOrGoesOnIsNotAnswered() {
    byte[] packet = signed(request(PeerRequest.Kind.SPAM, BODY), KEY);
    for (int length = 0; length < packet.length; length++) {
      assertThat(desk.answer(Arrays.copyOf(packet, length))).as("length " + length).isEmpty();
    }
    assertThat(desk.answer(Arrays.copyOf(packet, packet.length + 1))).isEmpty();
    assertThat(desk.answer(Arrays.copyOf(packet, PeerRequest.MAX_PACKET_BYTES + 1))).isEmpty();
    assertThat(reports).isEmpty();
  }

  @Test
  void signedNonsenseIsNotAnswered() {
    Random random = new Random(7);
    PeerKey key = PeerKey.parse(KEY).orElseThrow();
    for (int i = 0; i < 5_000; i++) {
      byte[] packet = request(PeerRequest.Kind.SPAM, BODY).encoded();
      int at = 28 + random.nextInt(packet.length - 28);
      packet[at] = (byte) random.nextInt();
      desk.answer(key.sign(Arrays.copyOf(packet, random.nextInt(packet.length))));
      desk.answer(key.sign(packet));
      clock.advance(Duration.ofMillis(100));
    }
    assertThat(reports).allMatch(report -> report.digests().size() == 1);
  }

  @Test
  void aReplayIsNotAnswered() {
    byte[] packet = signed(request(PeerRequest.Kind.SPAM, BODY), KEY);
    assertThat(desk.answer(packet)).isPresent();
    assertThat(desk.answer(packet)).isEmpty();
    clock.advance(FreshRequests.MAX_SKEW);
    assertThat(desk.answer(packet)).isEmpty();
    clock.advance(Duration.ofMillis(1));
    assertThat(desk.answer(packet)).isEmpty();
    assertThat(reports).hasSize(1);
  }

  @Test
  void aReplayAfterANewStartIsNotAnswered() throws IOException {
    byte[] packet = signed(request(PeerRequest.Kind.SPAM, BODY), KEY);
    assertThat(desk.answer(packet)).isPresent();
    clock.advance(Duration.ofMillis(1));
    desk = new PeerDesk(options("ann"), new Known(), clock, clock.millis());
    assertThat(desk.answer(packet)).isEmpty();
  }

  @Test
  void whatIsOldOrOfTheFutureIsNotAnswered() {
    long skew = FreshRequests.MAX_SKEW.toMillis();
    clock.advance(Duration.ofHours(1));
    for (long late : new long[] {-skew - 1, skew + 1, Long.MAX_VALUE / 2, Long.MIN_VALUE / 2}) {
      assertThat(answer(at(clock.millis() + late))).as(late + " ms").isEmpty();
    }
    assertThat(answer(at(clock.millis() - skew))).isPresent();
    assertThat(answer(at(clock.millis() + skew))).isPresent();
  }

  private PeerRequest at(long millis) {
    Nonce nonce = new Nonce(2, nonces++);
    return new PeerRequest(PeerRequest.Kind.QUERY, millis, nonce, "bob", "ann", List.of(BODY));
  }

  @Test
  void aPacketForAnotherNodeIsNotAnswered() {
    PeerRequest request =
        new PeerRequest(
            PeerRequest.Kind.QUERY, clock.millis(), new Nonce(3, 3), "bob", "carol", List.of(BODY));
    assertThat(answer(request)).isEmpty();
  }

  @Test
  void anAnswerSentBackIsNoRequest() {
    byte[] answer = desk.answer(signed(request(PeerRequest.Kind.QUERY, BODY), KEY)).orElseThrow();
    assertThat(desk.answer(answer)).isEmpty();
  }

  @Test
  void aFloodIsAnsweredUpToTheRate() {
    int answered = 0;
    for (int i = 0; i < 10_000; i++) {
      answered += answer(request(PeerRequest.Kind.QUERY, HOST)).isPresent() ? 1 : 0;
    }
    assertThat(answered).isEqualTo(FreshRequests.MAX_AT_ONCE);
    clock.advance(Duration.ofSeconds(1));
    answered = 0;
    for (int i = 0; i < 10_000; i++) {
      answered += answer(request(PeerRequest.Kind.QUERY, HOST)).isPresent() ? 1 : 0;
    }
    assertThat(answered).isEqualTo(FreshRequests.MAX_PER_SECOND);
  }

  @Test
  void replaysOfOnePacketTakeNothingFromNewOnes() {
    byte[] sniffed = signed(request(PeerRequest.Kind.QUERY, HOST), KEY);
    assertThat(desk.answer(sniffed)).isPresent();
    for (int i = 0; i < 10_000; i++) {
      assertThat(desk.answer(sniffed)).isEmpty();
    }
    assertThat(answer(request(PeerRequest.Kind.QUERY, HOST))).isPresent();
  }

  @Test
  void aDigestThatIsInAPacketTwiceIsNotAnswered() {
    assertThat(answer(request(PeerRequest.Kind.SPAM, BODY, HOST, BODY))).isEmpty();
    assertThat(reports).isEmpty();
    assertThat(answer(request(PeerRequest.Kind.SPAM, BODY, HOST))).isPresent();
  }

  @Test
  void aFloodWithAWrongKeyTakesNothingFromTheRightOne() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(desk.answer(signed(request(PeerRequest.Kind.QUERY, HOST), OTHER_KEY))).isEmpty();
    }
    assertThat(answer(request(PeerRequest.Kind.QUERY, HOST))).isPresent();
  }

  @Test
  void whatIsRememberedOfRequestsIsBounded() {
    FreshRequests fresh = new FreshRequests(clock, clock.millis());
    int most = 0;
    for (int i = 0; i < 100_000; i++) {
      clock.advance(Duration.ofMillis(10));
      fresh.take(request(PeerRequest.Kind.QUERY, HOST));
      most = Math.max(most, fresh.remembered());
    }
    assertThat(most).isBetween(FreshRequests.MAX_REMEMBERED / 2, FreshRequests.MAX_REMEMBERED);
  }

  @Test
  void thePacketOfTheDocumentationIsTheOneThatIsSent() {
    PeerRequest request =
        new PeerRequest(
            PeerRequest.Kind.QUERY,
            1_800_000_000_000L,
            new Nonce(0x0001020304050607L, 0x08090a0b0c0d0e0fL),
            "bob",
            "ann",
            List.of(SharedDigest.of(Kind.HOST, new byte[16])));
    String hex = HexFormat.of().formatHex(signed(request, KEY));
    assertThat(hex)
        .startsWith(
            "48440101000001a3185c5000000102030405060708090a0b0c0d0e0f03626f6203616e6e0103"
                + "00".repeat(16))
        .hasSize(2 * (54 + 32));
  }
}
