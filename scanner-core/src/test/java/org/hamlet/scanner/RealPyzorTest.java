package org.hamlet.scanner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hamlet.digest.MessageAsSent;
import org.hamlet.digest.pyzor.PyzorDigest;
import org.hamlet.message.MessageParser;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsClient;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Rules that ask Debian's {@code pyzord} on the loopback, which its own client reports to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealPyzorTest {

  private static final String PYZORD = "/usr/bin/pyzord";
  private static final int START_TRIES = 100;
  private static final DnsClient NO_DNS =
      question ->
          CompletableFuture.completedFuture(DnsAnswer.without(DnsAnswer.Status.NO_SUCH_NAME));

  private static final String MESSAGE =
      """
      From: someone@example.com
      Subject: a message

      These are the words of a message
      which many people got
      """;

  private Path home;
  private Process server;
  private int port;

  @BeforeAll
  void startServer(@TempDir Path folder) throws Exception {
    home = folder;
    boolean there = Files.isExecutable(Path.of(PYZORD)) && hasGdbm();
    if (!there) {
      System.out.println("not run: pyzor and python3-gdbm are not installed");
      assertThat(System.getenv("CI")).as("pyzor is missing").isNotEqualTo("true");
      assumeTrue(false);
    }
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Files.writeString(home.resolve("servers"), "127.0.0.1:" + port + "\n");
    Files.writeString(
        home.resolve("pyzord.access"), "check report ping whitelist : anonymous : allow\n");
    server =
        new ProcessBuilder(
                PYZORD,
                "--homedir=" + home,
                "--address=127.0.0.1",
                "--port=" + port,
                "--database-engine=gdbm",
                "--dsn=" + home.resolve("digests"))
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log").toFile())
            .start();
    for (int i = 0; i < START_TRIES && client("ping", "") != 0; i++) {
      assertThat(server.isAlive()).as(Files.readString(home.resolve("log"))).isTrue();
    }
  }

  private static boolean hasGdbm() throws IOException, InterruptedException {
    return new ProcessBuilder("/usr/bin/python3", "-c", "import dbm.gnu").start().waitFor() == 0;
  }

  @AfterAll
  void stopServer() throws InterruptedException {
    if (server != null) {
      server.destroy();
      server.waitFor(10, TimeUnit.SECONDS);
    }
  }

  /** Runs the client of Debian; gives its exit code. */
  private int client(String verb, String message) throws IOException, InterruptedException {
    Path input = home.resolve("input");
    Files.writeString(input, message);
    return new ProcessBuilder("/usr/bin/pyzor", "--homedir=" + home, "--timeout=1", verb)
        .redirectErrorStream(true)
        .redirectInput(input.toFile())
        .redirectOutput(home.resolve("output").toFile())
        .start()
        .waitFor();
  }

  private Scanner scanner(String... lines) {
    ScannerBuilder builder = Scanner.builder().dns(NO_DNS);
    List<String> all = new ArrayList<>(List.of(lines));
    all.add("use_bayes 0");
    all.add("full ZPYZOR eval:check_pyzor()");
    all.add("add_header all Pyzor _PYZOR_");
    all.add("pyzor_count_min 2");
    all.forEach(builder::line);
    return builder.build();
  }

  private static ScanResult scan(Scanner scanner, String message) {
    return scanner.scan(ScanRequest.of(message.getBytes(ISO_8859_1)));
  }

  private static List<String> hits(Verdict verdict) {
    return verdict.hits().stream().map(hit -> hit.rule().text()).toList();
  }

  @Test
  void aMessageHitsOnceItWasReportedOftenEnough() throws Exception {
    Scanner scanner = scanner("pyzor_options --homedir=" + home);
    assertThat(client("report", MESSAGE)).isZero();
    ScanResult once = scan(scanner, MESSAGE);
    assertThat(hits(once.verdict())).isEmpty();
    assertThat(new String(once.markedMessage(), ISO_8859_1))
        .contains("X-Spam-Pyzor: Reported 1 times, welcomelisted 0 times.");
    assertThat(client("report", MESSAGE)).isZero();
    assertThat(hits(scan(scanner, MESSAGE).verdict())).containsExactly("ZPYZOR");
    assertThat(hits(scan(scanner, MESSAGE.replace("people", "friends")).verdict())).isEmpty();
  }

  @Test
  void whatIsReportedAndWelcomedHereDebiansClientFinds() throws Exception {
    Scanner scanner = scanner("hamlet_pyzor_server 127.0.0.1:" + port);
    String message = MESSAGE.replace("people", "readers of lists");
    ScanRequest request = ScanRequest.of(message.getBytes(ISO_8859_1));
    ReportOutcome reported = scanner.report(request, Label.SPAM, Audience.EVERYBODY);
    assertThat(reported.told()).containsExactly("Pyzor server 127.0.0.1:" + port);
    scanner.report(request, Label.SPAM, Audience.EVERYBODY);
    scanner.report(request, Label.HAM, Audience.EVERYBODY);
    assertThat(scanner.report(request, Label.SPAM, Audience.THIS_NODE).taken()).isFalse();
    client("check", message);
    assertThat(Files.readString(home.resolve("output")))
        .containsPattern("\\(200, 'OK'\\)\\s+2\\s+1");
  }

  @Test
  void anEmptyBodyAsksNothing() throws Exception {
    String empty = "Subject: nothing\n\n\n";
    for (int i = 0; i < 3; i++) {
      assertThat(client("report", empty)).isZero();
    }
    assertThat(
            PyzorDigest.of(MessageAsSent.of(new MessageParser().parse(empty.getBytes(ISO_8859_1)))))
        .isEmpty();
    Verdict verdict = scan(scanner("pyzor_options --homedir=" + home), empty).verdict();
    assertThat(hits(verdict)).isEmpty();
  }

  @Test
  void aMessageThatIsTooLongAsksNothingAndSaysSo() {
    String more = "x ".repeat(PyzorDigest.MAX_MESSAGE_BYTES / 2);
    Scanner scanner = scanner("hamlet_pyzor_server 127.0.0.1:" + port);
    assertThat(scan(scanner, MESSAGE + more).verdict().limits().toString())
        .contains("digest.pyzor.PyzorDigest.MAX_MESSAGE_BYTES");
  }

  @Test
  void nobodyIsAskedUnlessAServerIsNamed() {
    ScanResult result = scan(scanner(), MESSAGE);
    assertThat(hits(result.verdict())).isEmpty();
    assertThat(result.verdict().limits()).isEmpty();
    String off = "hamlet_pyzor_server 127.0.0.1:" + port;
    assertThat(new String(scan(scanner(off, "use_pyzor 0"), MESSAGE).markedMessage(), ISO_8859_1))
        .doesNotContain("Reported");
  }

  @Test
  void aServerThatIsNotThereIsSaidInTheVerdict() {
    Verdict verdict = scan(scanner("hamlet_pyzor_server 127.0.0.1:9"), MESSAGE).verdict();
    assertThat(verdict.limits().toString())
        .contains("services_left_out", "Pyzor server 127.0.0.1:9");
  }

  @Test
  void aServerFileThatIsNotThereIsAProblem() {
    Scanner scanner = scanner("pyzor_server_file " + home.resolve("none"));
    assertThat(scanner.problems().toString())
        .contains("Pyzor cannot be asked: " + home.resolve("none") + ": no such file");
  }
}
