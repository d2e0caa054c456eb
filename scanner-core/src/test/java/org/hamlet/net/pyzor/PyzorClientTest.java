package org.hamlet.net.pyzor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.hamlet.net.service.ServiceCalls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PyzorClientTest {

  private static final String DIGEST = "9932d1fa66460977961b8c16e8fe129a72f24493";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final List<DatagramSocket> sockets = new ArrayList<>();
  private final List<String> received = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    sockets.forEach(DatagramSocket::close);
  }

  /** A server that answers so; {@code THREAD} in its answers becomes the number of the request. */
  private String server(List<String> answers) throws IOException {
    return server(request -> String.join("\u0000", answers));
  }

  private String server(UnaryOperator<String> behaviour) throws IOException {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    sockets.add(socket);
    Thread thread = new Thread(() -> serve(socket, behaviour), "pyzor-server");
    thread.setDaemon(true);
    thread.start();
    return "127.0.0.1:" + socket.getLocalPort();
  }

  private void serve(DatagramSocket socket, UnaryOperator<String> behaviour) {
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[9000], 9000);
        socket.receive(packet);
        String request = new String(packet.getData(), 0, packet.getLength(), ISO_8859_1);
        received.add(request);
        String thread = request.replaceAll("(?s).*\nThread: (\\d+)\n.*", "$1");
        for (String answer : behaviour.apply(request).split("\u0000")) {
          byte[] bytes = answer.replace("THREAD", thread).getBytes(ISO_8859_1);
          socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
        }
      }
    } catch (IOException e) {
      assertThat(socket.isClosed()).isTrue();
    }
  }

  private static PyzorClient client(Duration patience, String... servers) throws IOException {
    PyzorOptions.Sources named = new PyzorOptions.Sources(List.of(servers), "", "");
    return new PyzorClient(
        PyzorOptions.read(named, patience), new ServiceCalls(), Clock.systemUTC());
  }

  private static String counts(String reported, String welcomed) {
    return "Code: 200\nDiag: OK\nPV: 2.1\nThread: THREAD\nCount: %s\nWL-Count: %s\n\n"
        .formatted(reported, welcomed);
  }

  @Test
  void countsOfAllServersAreAdded() throws IOException {
    PyzorClient client =
        client(
            PATIENCE, server(List.of(counts("50", "9"))), server(List.of(counts("1000", "150"))));
    PyzorClient.Checked checked = client.check(DIGEST).join();
    assertThat(checked)
        .isEqualTo(new PyzorClient.Checked(new PyzorCount(1050, 159), true, List.of()));
  }

  @Test
  void aCheckAndAReportAreWhatTheClientOfPyzorSends() throws IOException {
    PyzorClient client = client(PATIENCE, server(List.of(counts("1", "0"))));
    client.check(DIGEST).join();
    assertThat(client.report(DIGEST).join().taken()).hasSize(1);
    client.welcome(DIGEST).join();
    String end = "Thread: N\nPV: 2.1\nUser: anonymous\nTime: N\nSig: S\n\n";
    List<String> lines =
        received.stream()
            .map(r -> r.replaceAll("(Thread|Time): \\d+", "$1: N"))
            .map(r -> r.replaceAll("Sig: [0-9a-f]{40}\n", "Sig: S\n"))
            .toList();
    String digest = "Op-Digest: " + DIGEST + "\n";
    String spec = "Op-Spec: 20,3,60,3\n";
    assertThat(lines)
        .containsExactly(
            "Op: check\n" + digest + end,
            "Op: report\n" + digest + spec + end,
            "Op: whitelist\n" + digest + spec + end);
  }

  @Test
  void signaturesAreThoseOfTheClientOfPyzor() {
    String ping = "Op: ping\nThread: 64812\nPV: 2.1\n";
    assertThat(PyzorAccount.ANONYMOUS.signed(ping, 1796011184))
        .endsWith("Time: 1796011184\nSig: b4ff6071baad80184562c72110346e129fbcc957\n\n");
    String whitelist =
        """
        Op: whitelist
        Op-Digest: 5b9172db64c18f10f235600d12a930dc35f92c2f
        Op-Spec: 20,3,60,3
        Thread: 51553
        PV: 2.1
        """;
    assertThat(new PyzorAccount("bob", " a4e3b2c1d0").signed(whitelist, 1796011188))
        .endsWith("Sig: 65fb46e201ebc1a1b4cd1bc585ff898a5fcfb108\n\n");
  }

  @Test
  void repliesToOtherRequestsArePassedOver() throws IOException {
    String other = counts("99", "0").replace("THREAD", "1");
    PyzorClient client = client(PATIENCE, server(List.of("nonsense", other, counts("3", "0"))));
    assertThat(client.check(DIGEST).join().count().reported()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Code: 403\nDiag: Forbidden: no\nThread: THREAD\n\n",
        "Code: 200\nThread: THREAD\n\n",
        "Code: 200\nThread: THREAD\nCount: -1\nWL-Count: 0\n\n",
        "Code: 200\nThread: THREAD\nCount: many\nWL-Count: 0\n\n",
        "Thread: THREAD\n\n"
      })
  void refusalsAndNonsenseAreNoAnswerAndRestTheServer(String answer) throws IOException {
    String place = server(List.of(answer));
    PyzorClient client = client(PATIENCE, place);
    PyzorClient.Checked nothing =
        new PyzorClient.Checked(PyzorCount.NONE, false, List.of("Pyzor server " + place));
    assertThat(client.check(DIGEST).join()).isEqualTo(nothing);
    assertThat(client.check(DIGEST).join()).isEqualTo(nothing);
    assertThat(received).hasSize(1);
  }

  @Test
  void anEndlessNumberIsALargeOne() throws IOException {
    PyzorClient client = client(PATIENCE, server(List.of(counts("9".repeat(500), "0"))));
    assertThat(client.check(DIGEST).join().count().reported()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aSilentServerCostsItsTimeOnceAndOthersCount() throws IOException {
    String silent = server(request -> "");
    PyzorClient client = client(SHORT, silent, server(List.of(counts("7", "0"))));
    PyzorClient.Checked checked = client.check(DIGEST).join();
    assertThat(checked.count().reported()).isEqualTo(7);
    assertThat(checked.silent()).containsExactly("Pyzor server " + silent);
    client.check(DIGEST).join();
    assertThat(received).hasSize(3);
  }

  @Test
  void serversAndAccountsStandInFiles(@TempDir Path home) throws IOException {
    Files.writeString(home.resolve("servers"), "# ours\npyzor.example.net:1\n\n192.0.2.1\n");
    Files.writeString(home.resolve("accounts"), "pyzor.example.net : 1 : bob : 18d1, a4e3\n");
    PyzorOptions options =
        PyzorOptions.read(
            new PyzorOptions.Sources(List.of(), "", "--nice 5 --homedir " + home), PATIENCE);
    assertThat(options.servers().toString())
        .contains("place=pyzor.example.net:1", "user=bob, key= a4e3")
        .contains("place=192.0.2.1:24441", "user=anonymous");
  }

  @Test
  void aHomeWithoutServersIsOffAndAFileThatIsNotThereIsAProblem(@TempDir Path home)
      throws IOException {
    PyzorOptions.Sources empty = new PyzorOptions.Sources(List.of(), "", "--homedir=" + home);
    assertThat(PyzorOptions.read(empty, PATIENCE).servers()).isEmpty();
    Path missing = home.resolve("none");
    PyzorOptions.Sources gone = new PyzorOptions.Sources(List.of(), missing.toString(), "");
    assertThatThrownBy(() -> PyzorOptions.read(gone, PATIENCE))
        .hasMessage(missing + ": no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pyzor.example.net:1:bob", "a:1:bob:key"})
  void aLineThatIsNoAccountIsAProblem(String line, @TempDir Path home) throws IOException {
    Files.writeString(home.resolve("accounts"), line + "\n");
    PyzorOptions.Sources sources = new PyzorOptions.Sources(List.of(), "", "--homedir=" + home);
    assertThatThrownBy(() -> PyzorOptions.read(sources, PATIENCE))
        .hasMessageEndingWith("accounts: a line is no HOST : PORT : USER : SALT,KEY");
  }

  @Test
  void packetsLongerThanTheLimitAreCut() throws IOException {
    String padded = "X: " + "y".repeat(PyzorExchange.MAX_PACKET_BYTES) + "\n" + counts("3", "0");
    String place = server(List.of(padded));
    assertThat(client(SHORT, place).check(DIGEST).join().anyAnswer()).isFalse();
  }
}
