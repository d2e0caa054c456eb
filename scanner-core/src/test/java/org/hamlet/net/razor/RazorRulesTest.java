package org.hamlet.net.razor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsClient;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that ask a server on the loopback which speaks Razor's protocol. */
class RazorRulesTest {

  private static final DnsClient NO_DNS =
      question ->
          CompletableFuture.completedFuture(DnsAnswer.without(DnsAnswer.Status.NO_SUCH_NAME));

  private static final String MESSAGE =
      """
      Subject: a message

      These are the words of a whole message, see http://www.example.com/ for more of them.
      """;

  private static final String GREETING = "sn=C&srl=102&ep4=7542-10&a=l&a=cg\r\n";
  private static final String STATE = "-ac=17&bqs=128&dre=4\r\nep4=7542-10\r\n.\r\n";

  private final List<RazorServer> servers = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (RazorServer server : servers) {
      server.close();
    }
  }

  private String server(String greeting, Function<String, String> behaviour) throws IOException {
    RazorServer server = new RazorServer(greeting, behaviour);
    servers.add(server);
    return server.place();
  }

  private List<String> received() {
    return servers.stream().flatMap(server -> server.received().stream()).toList();
  }

  private String answering(String answer) throws IOException {
    return server(
        GREETING,
        line ->
            switch (line) {
              case "a=g&pm=state" -> STATE;
              case "." -> answer;
              default -> "";
            });
  }

  private static Verdict scan(String message, String... lines) {
    ScannerBuilder builder = Scanner.builder().dns(NO_DNS);
    List<String> all = new ArrayList<>(List.of(lines));
    all.add("use_bayes 0");
    if (all.stream().noneMatch(line -> line.startsWith("razor_timeout"))) {
      all.add("razor_timeout 1");
    }
    all.add("full ZCHECK eval:check_razor2()");
    all.add("full ZRANGE eval:check_razor2_range('','51','100')");
    all.add("full ZFOUR eval:check_razor2_range('4','1','50')");
    all.add("full ZEIGHT eval:check_razor2_range('8','90','100')");
    all.forEach(builder::line);
    Scanner scanner = builder.build();
    return scanner.scan(ScanRequest.of(message.getBytes(ISO_8859_1))).verdict();
  }

  private static String hits(Verdict verdict) {
    return String.join(
        " ", verdict.hits().stream().map(hit -> hit.rule().text()).sorted().toList());
  }

  @ParameterizedTest
  @CsvSource({
    "p=0, p=0, ''",
    "p=1&cf=10, p=0, ZFOUR",
    "p=1&cf=17, p=0, ZCHECK ZFOUR",
    "p=1&cf=20, p=1&cf=95, ZCHECK ZEIGHT ZFOUR ZRANGE",
    "p=0, p=1&cf=60, ZCHECK ZRANGE",
    "p=1&cf=many, p=0, ''",
    "p=1&cf=99999999999999999999, p=0, ''"
  })
  void rulesHitByHowSureTheServerIs(String four, String eight, String hits) throws IOException {
    String server = answering("-" + four + "\r\n" + eight + "\r\n.\r\n");
    assertThat(hits(scan(MESSAGE, "hamlet_razor_server " + server))).isEqualTo(hits);
  }

  /** Its milliseconds were more than an int holds, so that each check failed. */
  @Test
  void patienceOfManyYearsIsPatience() throws IOException {
    String server = answering("-p=1&cf=99\r\np=0\r\n.\r\n");
    assertThat(hits(scan(MESSAGE, "hamlet_razor_server " + server, "razor_timeout 99999999999999")))
        .isEqualTo("ZCHECK ZRANGE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-err=500\r\nerr=500\r\n.\r\n",
        "-p=0\r\nerr=202\r\n.\r\n",
        "-p=yes&cf=NaN\r\np=yes\r\n.\r\n",
        "-\0\0p=1&cf=100\0\r\np=0\r\n.\r\n",
        "-x\r\ny\r\n.\r\n"
      })
  void aServerThatRefusesOrTalksNonsenseIsToldAsLeftOut(String answer) throws IOException {
    Verdict verdict = scan(MESSAGE, "hamlet_razor_server " + answering(answer));
    assertThat(hits(verdict)).isEmpty();
    assertThat(verdict.limits().toString()).contains("services_left_out", "Razor server");
  }

  @Test
  void aCheckIsWhatDebiansClientSends() throws Exception {
    scan(MESSAGE, "hamlet_razor_server " + answering("-p=0\r\np=0\r\n.\r\n"));
    assertThat(servers.get(0).receivedToTheEnd())
        .containsExactly(
            "cn=hamlet&cv=0.1",
            "a=g&pm=state",
            "-a=c&e=4&ep4=7542-10&s=q6bK8Q0WuOA9wG0eD4r-WKQJIX8A",
            "a=c&e=8&s=A1X0JdhQ1qEA",
            ".",
            "a=q");
  }

  @Test
  void serversAreDiscovered() throws IOException {
    String catalogue = answering("-p=1&cf=99\r\np=0\r\n.\r\n");
    String discovery =
        server(
            GREETING, line -> line.equals("a=g&pm=csl") ? "-csl=" + catalogue + "\r\n.\r\n" : "");
    assertThat(hits(scan(MESSAGE, "hamlet_razor_discovery " + discovery)))
        .isEqualTo("ZCHECK ZRANGE");
  }

  @Test
  void theFileOfDebiansClientNamesServersAndThreshold(@TempDir Path home) throws IOException {
    String server = answering("-p=1&cf=30\r\np=0\r\n.\r\n");
    Files.writeString(home.resolve("servers.catalogue.lst"), server + "\n");
    Path file = home.resolve("razor-agent.conf");
    Files.writeString(file, "# ours\nrazorhome = " + home + "\nmin_cf = ac + 14\n");
    assertThat(hits(scan(MESSAGE, "razor_config " + file))).isEqualTo("ZFOUR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Subject: x\n\n",
        "Subject: x\n\n  \n\n",
        "\n",
        "Subject: x\n\nok thanks\n",
        "Subject: x\n\nRegards,\nBob\n",
        "Subject: x\n\n-- \nSent from my iPhone\n",
        "Subject: x\n\nhi\nhttp://www.example.com/a/long/way/to/some/page/of/theirs.html\n",
        "Content-Type: text/html\n\n<html><body>&nbsp;<br></body></html>\n",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n\n--b--\n"
      })
  void aBodyThatSaysNextToNothingAsksNothingAndNeverHits(String message) throws IOException {
    String server = answering("-p=1&cf=99\r\np=1&cf=99\r\n.\r\n");
    assertThat(hits(scan(message, "hamlet_razor_server " + server))).isEmpty();
    assertThat(received()).isEmpty();
  }

  @Test
  void nobodyIsAskedUnlessAServerIsNamed() {
    assertThat(scan(MESSAGE).limits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello\r\n",
        "sn=C",
        "sn=C\r\n-p=1&cf=99\r\n",
        "sn=C\r\n-x=1\r\n.\r\np=1\r\np=",
        "sn=C\r\n-x=1\r\n.\r\n-p=0\r\np=0\r\np=1&cf=99\r\n.\r\n",
        "sn=C\r\n\r\n\r\n\r\n"
      })
  void silentServersAndNonsenseHitNothing(String said) throws IOException {
    Verdict verdict = scan(MESSAGE, "hamlet_razor_server " + server(said, line -> ""));
    assertThat(hits(verdict)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"399, false", "400, true"})
  void moreSignaturesThanAServerIsAskedAboutAreTold(int hosts, boolean told) throws IOException {
    StringBuilder links =
        new StringBuilder(
            "Subject: x\n\nThese are the words of a whole message with many a link. ");
    for (int i = 0; i < hosts; i++) {
      links.append("http://h").append(i).append("x.example/ ");
    }
    String answers = "p=0\r\n".repeat(RazorVerdict.MAX_SIGNATURES);
    Verdict verdict =
        scan(links.toString(), "hamlet_razor_server " + answering("-" + answers + ".\r\n"));
    assertThat(verdict.limits()).hasSize(told ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"50, false", "51, true"})
  void morePartsThanHaveSignaturesAreTold(int parts, boolean told) throws IOException {
    String head = "Content-Type: multipart/mixed; boundary=b\n\n";
    String message = head + "--b\n\nwords\n".repeat(parts) + "--b--\n";
    Verdict verdict = scan(message, "hamlet_razor_server " + answering(""));
    assertThat(verdict.limits().toString().contains("RazorSignatures.MAX_PARTS")).isEqualTo(told);
  }

  @Test
  void anEndlessLineAndAnEndlessListEnd() throws IOException {
    String line = "sn=C&x=" + "y".repeat(Conversation.MAX_LINE_BYTES) + "\r\n";
    Verdict verdict = scan(MESSAGE, "hamlet_razor_server " + server(line, l -> ""));
    assertThat(verdict.limits().toString()).contains("services_left_out", "Razor server");
    String list = "-" + "x=1\r\n".repeat(Conversation.MAX_LINES + 1);
    Verdict second =
        scan(
            MESSAGE,
            "hamlet_razor_server " + server(GREETING, l -> l.equals("a=g&pm=state") ? list : ""));
    assertThat(second.limits().toString()).contains("services_left_out");
  }
}
