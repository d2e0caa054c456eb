package org.hamlet.net.razor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsClient;
import org.hamlet.scanner.Audience;
import org.hamlet.scanner.ReportOutcome;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.hamlet.verdict.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports, revocations and registration: what Debian's client sent is what is sent here. */
class RazorReportsTest {

  private static final DnsClient NO_DNS =
      question ->
          CompletableFuture.completedFuture(DnsAnswer.without(DnsAnswer.Status.NO_SUCH_NAME));

  private static final String MESSAGE =
      "From: a@example.com\nSubject: a message\n\nThese are the words of a whole message, see"
          + " http://www.example.com/ for more of them.\n";

  private static final String GREETING = "sn=N&srl=102&ep4=7542-10&a=l&a=cg\r\n";
  private static final String REPORT = "a=r&e=4&ep4=7542-10&s=q6bK8Q0WuOA9wG0eD4r-WKQJIX8A";

  @TempDir private Path folder;

  private final List<RazorServer> servers = new ArrayList<>();
  private Path identity;

  @BeforeEach
  void writeIdentity() throws IOException {
    identity = folder.resolve("identity");
    Files.writeString(identity, "pass                   = secretpass\nuser = testuser\n");
  }

  @AfterEach
  void close() throws IOException {
    for (RazorServer server : servers) {
      server.close();
    }
  }

  /** A server that lets the user in, and answers everything else so. */
  private RazorServer server(Function<String, String> behaviour) throws IOException {
    RazorServer server =
        new RazorServer(
            GREETING,
            line -> {
              if (line.startsWith("a=ai&")) {
                return "achal=0123456789ABCDEF0123\r\n";
              }
              if (line.startsWith("a=auth&")) {
                return line.equals("a=auth&aresp=pK7V6QpvErJyvso3iwzmRz7jjKQA")
                    ? "res=1\r\n"
                    : "res=0&err=213\r\n";
              }
              return behaviour.apply(line);
            });
    servers.add(server);
    return server;
  }

  private ReportOutcome tell(Label label, String message, String... lines) {
    Scanner scanner = scanner(lines);
    ScanRequest request = ScanRequest.of(message.getBytes(ISO_8859_1));
    return scanner.report(request, label, Audience.EVERYBODY);
  }

  private static Scanner scanner(String... lines) {
    ScannerBuilder builder = Scanner.builder().dns(NO_DNS).line("razor_timeout 2");
    for (String line : lines) {
      builder.line(line);
    }
    return builder.build();
  }

  private String at(RazorServer server) {
    return "hamlet_razor_nomination " + server.place();
  }

  private String who() {
    return "hamlet_razor_identity " + identity;
  }

  @Test
  void aReportIsWhatDebiansClientSends() throws IOException {
    RazorServer server = server(line -> line.equals(REPORT) ? "res=1\r\n" : "");
    assertThat(tell(Label.SPAM, MESSAGE, at(server), who()).told()).containsExactly("Razor server");
    assertThat(server.received())
        .startsWith(
            "cn=hamlet&cv=0.1",
            "a=ai&cn=hamlet&cv=0.1&user=testuser",
            "a=auth&aresp=pK7V6QpvErJyvso3iwzmRz7jjKQA",
            REPORT);
  }

  @Test
  void aMessageThatSaysNextToNothingIsReportedToNobodyAndThatIsSaid() throws IOException {
    RazorServer server = server(line -> "res=1\r\n");
    ReportOutcome outcome =
        tell(
            Label.SPAM,
            "Subject: x\n\nok thanks\n",
            at(server),
            who(),
            "hamlet_pyzor_server 127.0.0.1:1");
    assertThat(outcome.taken()).isFalse();
    assertThat(outcome.failed())
        .containsExactly(
            "Pyzor: the message says too little to be reported",
            "Razor server: the message says too little to be reported");
    assertThat(server.received()).isEmpty();
  }

  @Test
  void aRevocationIsWhatDebiansClientSends() throws IOException {
    RazorServer server = server(line -> line.equals(".") ? "-res=1\r\nres=1\r\n.\r\n" : "");
    assertThat(tell(Label.HAM, MESSAGE, at(server), who()).taken()).isTrue();
    assertThat(server.received())
        .containsSubsequence(
            "-a=revoke&e=4&s=q6bK8Q0WuOA9wG0eD4r-WKQJIX8A", "a=revoke&e=8&s=A1X0JdhQ1qEA", ".");
  }

  @Test
  void aServerThatWantsTheMessageGetsIt() throws IOException {
    String text = MESSAGE + ".\n..two\nend\n";
    RazorServer server =
        server(
            line ->
                line.startsWith("a=r&e=4")
                    ? "res=0&err=230\r\n"
                    : line.equals(".") ? "res=1\r\n" : "");
    assertThat(tell(Label.SPAM, text, at(server), who()).failed()).isEmpty();
    assertThat(server.received())
        .containsSubsequence(
            "-a=r&message=*", "Subject: a message", "", "..", "..two", "end", "", ".");
  }

  @Test
  void whoIsNotKnownOrRefusedReportsNothing() throws IOException {
    Files.writeString(identity, "user = testuser\npass = wrong\n");
    RazorServer server = server(line -> line.startsWith("a=r&") ? "res=1\r\n" : "");
    assertThat(tell(Label.SPAM, MESSAGE, at(server), who()).failed().toString())
        .contains("it refuses, error 213")
        .doesNotContain("wrong");
    assertThat(server.received()).noneMatch(line -> line.startsWith("a=r&"));
    RazorServer refusing = server(line -> line.startsWith("a=r&") ? "res=0&err=202\r\n" : "");
    Files.writeString(identity, "user = testuser\npass = secretpass\n");
    assertThat(tell(Label.SPAM, MESSAGE, at(refusing), who()).failed().toString())
        .contains("error 202");
  }

  /** Once the server rested after it: of a training run's reports all others failed. */
  @Test
  void aMessageThatIsRefusedLeavesTheServerForTheNext() throws IOException {
    List<String> answers = new ArrayList<>(List.of("res=0&err=202\r\n", "res=1\r\n"));
    RazorServer server =
        server(line -> line.startsWith("a=r&") || line.equals(".") ? answers.remove(0) : "");
    Scanner scanner = scanner(at(server), who());
    ScanRequest request = ScanRequest.of(MESSAGE.getBytes(ISO_8859_1));
    assertThat(scanner.report(request, Label.SPAM, Audience.EVERYBODY).failed().toString())
        .contains("it refuses, error 202");
    assertThat(scanner.report(request, Label.SPAM, Audience.EVERYBODY).taken()).isTrue();
  }

  @Test
  void nothingIsToldWithoutAnIdentityOrSwitchedOff() throws IOException {
    RazorServer server = server(line -> "res=1\r\n");
    assertThat(tell(Label.SPAM, MESSAGE, at(server))).isEqualTo(nobody());
    assertThat(tell(Label.SPAM, MESSAGE, at(server), who(), "use_razor2 0")).isEqualTo(nobody());
    assertThat(server.received()).isEmpty();
  }

  private static ReportOutcome nobody() {
    return new ReportOutcome(List.of(), List.of());
  }

  @Test
  void debiansFilesNameServersAndWhoReports() throws IOException {
    RazorServer server = server(line -> line.equals(REPORT) ? "res=1\r\n" : "");
    Files.writeString(folder.resolve("servers.nomination.lst"), server.place() + "\n");
    Path file = folder.resolve("razor-agent.conf");
    Files.writeString(file, "razorhome = " + folder + "\n");
    assertThat(tell(Label.SPAM, MESSAGE, "razor_config " + file).taken()).isTrue();
  }

  @Test
  void serversForReportsAreDiscovered() throws IOException {
    RazorServer server = server(line -> line.equals(REPORT) ? "res=1\r\n" : "");
    RazorServer discovery =
        server(line -> line.equals("a=g&pm=nsl") ? "-nsl=" + server.place() + "\r\n.\r\n" : "");
    String named = "hamlet_razor_discovery " + discovery.place();
    assertThat(tell(Label.SPAM, MESSAGE, named, who()).taken()).isTrue();
  }

  @Test
  void aServerThatIsGoneIsTold() {
    ReportOutcome outcome = tell(Label.SPAM, MESSAGE, "hamlet_razor_nomination 127.0.0.1:1", who());
    assertThat(outcome.taken()).isFalse();
    assertThat(outcome.failed()).hasSize(1);
  }

  @Test
  void whoIsMadeIsWrittenForTheOwnerAlone() throws IOException {
    RazorServer server =
        server(line -> line.startsWith("a=reg&") ? "user=me&pass=made%20up&res=1\r\n" : "");
    Path file = folder.resolve("new");
    assertThat(scanner(at(server)).registerAtRazor("me@example.com", "geheim", file))
        .isEqualTo("me");
    assertThat(server.received())
        .contains("a=reg&pass=geheim&registrar=Hamlet&user=me%40example.com");
    assertThat(Files.readString(file)).isEqualTo("user = me\npass = made up\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> scanner(at(server)).registerAtRazor("", "", file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is there already");
  }

  @Test
  void aServerThatMakesNobodyWritesNothing() throws IOException {
    RazorServer server = server(line -> line.startsWith("a=reg") ? "res=0&err=210\r\n" : "");
    Path file = folder.resolve("new");
    assertThatThrownBy(() -> scanner(at(server)).registerAtRazor("", "", file))
        .hasMessageContaining("error 210");
    assertThat(file).doesNotExist();
  }
}
