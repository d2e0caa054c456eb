package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code hamlet lists} beside a name server on loopback that gives all questions one answer. */
@Timeout(60)
class ListsCommandTest {

  private static final int NO_SUCH_NAME = 3;
  private static final int REFUSED = 5;
  private static final int FLAGS_AT = 2;
  private static final int RESPONSE = 0x81;
  private static final int RECURSION_AVAILABLE = 0x80;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private DatagramSocket server;

  @BeforeEach
  void start() throws IOException {
    server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Files.writeString(
        folder.resolve("rules.cf"), "header A eval:check_rbl('a', 'list.example.net.')\n");
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void listsOfANameServerThatRefusesAllFailTheCheck() {
    answerAll(REFUSED);
    assertThat(lists("--check")).isEqualTo(1);
    assertThat(out.toString()).contains("list.example.net", "has not answered today");
    assertThat(err.toString()).contains("no list answered: does the name server");
  }

  @Test
  void aListThatAnswersPassesTheCheckWhateverElseIsSaidOfIt() {
    answerAll(NO_SUCH_NAME);
    assertThat(lists("--check")).isZero();
    assertThat(out.toString()).contains("answers, but lacks the test entry");
    assertThat(err.toString()).doesNotContain("no list answered");
    assertThat(lists()).isZero();
  }

  @Test
  void aBudgetThatIsUsedUpIsToldAsTheState() {
    answerAll(NO_SUCH_NAME);
    assertThat(lists("--check", "--cf", "hamlet_dns_budget list.example.net 2/day")).isZero();
    assertThat(out.toString()).contains("its budget of 2 a day is used up");
  }

  @Test
  void whereNoRuleAsksAListItIsSaidWhichRulesDo() throws IOException {
    Files.writeString(folder.resolve("rules.cf"), "header A Subject =~ /a/\n");
    assertThat(lists()).isZero();
    assertThat(out.toString()).contains("these rules ask no list; --rules spamassassin takes");
    assertThat(lists("--local")).isZero();
    assertThat(lists("--cf", "dns_available no")).isZero();
    assertThat(out.toString().split("there is no network", -1)).hasSize(3);
  }

  private int lists(String... words) {
    String[] usual = {
      "lists",
      "--rules",
      folder.resolve("rules.cf").toString(),
      "--state",
      folder.resolve("state").toString(),
      "--cf",
      "dns_server 127.0.0.1:" + server.getLocalPort()
    };
    String[] all = new String[usual.length + words.length];
    System.arraycopy(usual, 0, all, 0, usual.length);
    System.arraycopy(words, 0, all, usual.length, words.length);
    return Hamlet.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }

  /** Sends each question back as its own answer, with a code and no records. */
  private void answerAll(int code) {
    Thread thread =
        new Thread(
            () -> {
              byte[] bytes = new byte[512];
              DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
              try {
                while (true) {
                  packet.setLength(bytes.length);
                  server.receive(packet);
                  bytes[FLAGS_AT] = (byte) RESPONSE;
                  bytes[FLAGS_AT + 1] = (byte) (RECURSION_AVAILABLE | code);
                  server.send(packet);
                }
              } catch (SocketException closed) {
                // the test is over
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
