package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hamlet.cli.spamd.Spamc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SaCheckSpamdTest {

  private String out = "";

  @ParameterizedTest
  @CsvSource({
    "SPAMD/1.5 0 PONG, , 0, SPAMD OK: 0.",
    "SPAMD/1.5 0 PONG, -w 0 -c 20, 1, SPAMD WARNING: 0.",
    "SPAMD/1.5 0 PONG, -w 0 -c 0, 2, SPAMD CRITICAL: 0.",
    "SPAMD/1.5 0 PONG, -c 45 -w 45, 0, SPAMD OK: 0.",
    "SPAMD/1.5 0 PONG, --TIME 9 word, 0, SPAMD OK: 0.",
    "HTTP/1.0 400 Bad, , 2, SPAMD CRITICAL: ping failed in 0.",
    "'', , 2, SPAMD CRITICAL: ping failed in 0.",
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
      assertThat(out).startsWith("SPAMD CRITICAL: ping timed out in 1.");
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
  @ValueSource(
      strings = {
        "-w 5 -c 4",
        "-c 46",
        "-w 46",
        "-t 0.5",
        "-w -1",
        "-c x",
        "-p x",
        "-p 65536",
        "-H= ",
        "--socketpath /tmp/s -p 783",
        "--socketpath /tmp/s --host localhost"
      })
  void whatCannotBeAskedIsUnknown(String options) {
    assertThat(check(options)).isEqualTo(3);
    assertThat(out).startsWith("SPAMD UNKNOWN: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--nonsense", "--ver", "-c", "--help", "-?", "-h", "--version", "-V"})
  void whatAsksNobodyIsUnknownToNagios(String options) {
    assertThat(check(options)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--host", "--hostname", "--HOST", "--ho", "-H"})
  void hostMayBeShortened(String option) throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertThat(check(option + " 127.0.0.1 --po=" + port)).isEqualTo(2);
    assertThat(out).contains("cannot ask 127.0.0.1 port " + port);
  }

  /** Of Debian's program: how it ends, and what it says up to the time it took. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-v",
        "-w 0",
        "-w 0 -c 0",
        "-c 0",
        "-c 5 -w 6",
        "-c 45",
        "-c 46",
        "-w 45",
        "-w 46",
        "-t 1",
        "-t 0.9",
        "-c 1 -t 1",
        "-t x",
        "-w x",
        "-p -1",
        "-p x",
        "--nonsense",
        "--ver",
        "--verb",
        "--crit=3 --warn 2",
        "-c",
        "-h",
        "-?",
        "-V",
        "word",
        "-vt3",
        "--TIMEOUT=5"
      })
  void endsAsDebiansProgramDoes(String options) throws Exception {
    Path program = Path.of("/usr/bin/sa-check_spamd");
    Spamc.requireProgram(program, "spamd");
    try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
      Thread answering =
          new Thread(
              () -> {
                answerOne(server, "SPAMD/1.5 0 PONG");
                answerOne(server, "SPAMD/1.5 0 PONG");
              });
      answering.setDaemon(true);
      answering.start();
      String words = ("-H 127.0.0.1 -p " + server.getLocalPort() + " " + options).strip();
      List<String> command = new ArrayList<>(List.of(program.toString()));
      command.addAll(List.of(words.split(" ")));
      Process theirs =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said = new String(theirs.getInputStream().readAllBytes(), ISO_8859_1);
      assertThat(check(words)).isEqualTo(theirs.waitFor());
      assertThat(states(out)).isEqualTo(states(said));
    }
  }

  /** The lines for Nagios, without what was unknown and how long it took. */
  private static List<String> states(String text) {
    return text.lines()
        .filter(line -> line.startsWith("SPAMD "))
        .map(line -> line.replaceAll("UNKNOWN: .*", "UNKNOWN").replaceAll("\\d\\.\\d{3}", "T"))
        .toList();
  }

  private static void answerOne(ServerSocket server, String answer) {
    try (Socket client = server.accept()) {
      client.getInputStream().read(new byte[100]);
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
