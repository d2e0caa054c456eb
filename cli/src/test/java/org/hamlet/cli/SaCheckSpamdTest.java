package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SaCheckSpamdTest {

  private String out = "";

  @ParameterizedTest
  @CsvSource({
    "SPAMD/1.5 0 PONG, , 0, SPAMD OK: 0.",
    "SPAMD/1.5 0 PONG, -w 0 -c 20, 1, SPAMD WARNING: 0.",
    "SPAMD/1.5 0 PONG, -w 0 -c 0, 2, SPAMD CRITICAL: 0.",
    "HTTP/1.0 400 Bad, , 2, SPAMD CRITICAL: the answer is not that of a spamd",
    "'', , 2, SPAMD CRITICAL: the answer is not that of a spamd",
  })
  void theAnswerDecides(String answer, String options, int code, String line) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answerOne(server, answer));
      answering.start();
      String words =
          "-H 127.0.0.1 -p " + server.getLocalPort() + (options == null ? "" : " " + options);
      assertThat(check(words)).isEqualTo(code);
      assertThat(out).startsWith(line);
      answering.join();
    }
  }

  @Test
  void aServerThatSaysNothingIsCritical() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(check("-H 127.0.0.1 -t 1 -p " + server.getLocalPort())).isEqualTo(2);
      assertThat(out).startsWith("SPAMD CRITICAL: no answer within 1.0 seconds");
    }
  }

  @Test
  void noServerIsCritical() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertThat(check("-H 127.0.0.1 -p " + port)).isEqualTo(2);
    assertThat(out).startsWith("SPAMD CRITICAL: ").contains("cannot ask 127.0.0.1 port " + port);
    assertThat(check("--socketpath /nowhere/spamd.sock")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"-w 5 -c 4", "-c 45", "-t 0.5", "-w -1"})
  void timesThatDoNotFitAreUnknown(String options) {
    assertThat(check(options)).isEqualTo(3);
    assertThat(out).startsWith("SPAMD UNKNOWN: ");
  }

  private static void answerOne(ServerSocket server, String answer) {
    try (Socket client = server.accept()) {
      client.getInputStream().readAllBytes();
      client
          .getOutputStream()
          .write((answer.isEmpty() ? "" : answer + "\r\n").getBytes(ISO_8859_1));
    } catch (IOException gone) {
      // the client's own check fails then
      return;
    }
  }

  private int check(String options) {
    StringWriter text = new StringWriter();
    CommandLine command = Hamlet.commandLine();
    command.setOut(new PrintWriter(text)).setErr(new PrintWriter(text));
    int code = command.execute(("sa-check_spamd " + options).split(" "));
    out = text.toString();
    return code;
  }
}
