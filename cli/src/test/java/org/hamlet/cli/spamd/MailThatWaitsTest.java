package org.hamlet.cli.spamd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script of docs/postfix.md that keeps mail in Postfix's queue, with Debian's spamc. */
@Timeout(120)
class MailThatWaitsTest {

  private static final Path PAGE = Path.of("../docs/postfix.md");
  private static final String MESSAGE = "Subject: hello\n\nwords\n";
  private static final String MARKED = "Subject: hello\nX-Spam-Status: No\n\nwords\n";
  private static final int TRY_AGAIN = 75;

  @TempDir private Path folder;

  /**
   * What Postfix sees.
   *
   * @param code of the script
   * @param handedOn what the command behind it got
   */
  private record Outcome(int code, String handedOn) {}

  @BeforeEach
  void spamcIsThere() {
    Spamc.require();
  }

  /** Runs the script with a client of that port and a command that keeps what it gets. */
  private Outcome run(int port, String message) throws Exception {
    String server = "spamc -d 127.0.0.1 -p " + port + " --connect-retries=1 -x ";
    String script =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.equals("    #!/bin/sh"))
            .takeWhile(line -> line.startsWith("    "))
            .map(line -> line.substring(4).replace("spamc -x ", server))
            .collect(Collectors.joining("\n", "", "\n"));
    assertThat(script).contains(server);
    Path file = Files.writeString(folder.resolve("script"), script);
    Path input = Files.writeString(folder.resolve("message"), message, ISO_8859_1);
    Path got = folder.resolve("got");
    List<String> keep =
        List.of("sh", file.toString(), "/bin/sh", "-c", "cat >\"$0\"", got.toString());
    Process process =
        new ProcessBuilder(keep).redirectErrorStream(true).redirectInput(input.toFile()).start();
    process.getInputStream().readAllBytes();
    int code = process.waitFor();
    return new Outcome(code, Files.exists(got) ? Files.readString(got, ISO_8859_1) : "");
  }

  /** The same with a server that answers each client so and closes. */
  private Outcome runWith(String answer, String message) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answer(server, answer), "server");
      answering.setDaemon(true);
      answering.start();
      return run(server.getLocalPort(), message);
    }
  }

  private static void answer(ServerSocket server, String answer) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client.getInputStream().readAllBytes();
        client.getOutputStream().write(answer.getBytes(ISO_8859_1));
      } catch (IOException gone) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(gone);
        }
      }
    }
  }

  @Test
  void markedMailIsHandedOn() throws Exception {
    String answer = "SPAMD/1.1 0 EX_OK\r\nContent-length: " + MARKED.length() + "\r\n\r\n" + MARKED;
    assertThat(runWith(answer, MESSAGE)).isEqualTo(new Outcome(0, MARKED));
  }

  @Test
  void mailWaitsWhileTheServerIsDown() throws Exception {
    int port;
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = nobody.getLocalPort();
    }
    assertThat(run(port, MESSAGE)).isEqualTo(new Outcome(TRY_AGAIN, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SPAMD/1.1 75 too many messages are waiting\r\n\r\n",
        "SPAMD/1.1 79 Timeout\r\n\r\n",
        "SPAMD/1.1 69 the message is too long\r\n\r\n",
        "",
        "SPAMD/1.1 0 EX_OK\r\nContent-length: 1000\r\n\r\nSubject: hel"
      })
  void mailWaitsForAServerThatIsBusyOrKilled(String answer) throws Exception {
    assertThat(runWith(answer, MESSAGE)).isEqualTo(new Outcome(TRY_AGAIN, ""));
  }

  @Test
  void longMailIsHandedOnAsItIs() throws Exception {
    String message = MESSAGE + "x".repeat(70).concat("\n").repeat(10_000);
    assertThat(runWith("", message)).isEqualTo(new Outcome(0, message));
  }
}
