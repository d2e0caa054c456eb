package org.hamlet.cli.spamd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hamlet.cli.Hamlet;
import org.hamlet.cli.failure.CommandFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code hamlet top} and the server it asks. */
@Timeout(60)
class TopCommandTest {

  private static final String MAIL = "From: a@example.com\nSubject: x\n\npoison and elixir\n";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aServerThatSaysNothingIsNotWaitedForWithoutEnd() throws Exception {
    Path socket = folder.resolve("silent.sock");
    try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      silent.bind(UnixDomainSocketAddress.of(socket));
      FiguresClient client = FiguresClient.of(socket);
      assertThatThrownBy(() -> client.ask(Duration.ofMillis(100)))
          .isInstanceOf(CommandFailure.class)
          .hasMessageStartingWith("no figures from " + socket + ": no answer within 0.1 s");
    }
  }

  @Test
  void tellsHowAServerIsDoing() throws Exception {
    Path rules =
        Files.writeString(folder.resolve("10.cf"), "body POISON /poison/\nscore POISON 9\n");
    Path socket = folder.resolve("status.sock");
    try (SpamdProcess spamd =
        new SpamdProcess(
            "127.0.0.1",
            "64m",
            "--rules",
            rules.toString(),
            "--state",
            folder.toString(),
            "--status",
            socket.toString())) {
      spamd.ask(SpamdProcess.symbols(MAIL));
      spamd.ask(SpamdProcess.symbols(MAIL.replace("poison", "water")));
      assertThat(execute("--status", socket.toString())).isZero();
      assertThat(out.toString())
          .contains(
              "rules    1, lines without effect: 0\n",
              "scans    2, spam 1 (50.0 %), failed 0\n",
              "hits     POISON 1\n",
              "slowest  POISON ",
              "clients  2, not allowed 0, refused 0, timed out 0\n")
          .containsPattern("time     half below \\d+, nine of ten \\d+, 99 of 100 \\d+ ms\n")
          .containsPattern("memory   [1-9]\\d*\\.\\d MB, at most [1-9]\\d*\\.\\d MB; heap ");
    }
    assertThat(socket).exists();
  }

  @Test
  void aServerThatIsNotThereIsNamed() {
    String socket = folder.resolve("none.sock").toString();
    assertThat(execute("--status", socket)).isEqualTo(69);
    assertThat(err.toString()).startsWith("hamlet: no figures from " + socket + ": ");
  }

  @Test
  void quantilesLieWithinTheirStep() {
    FiguresSample sample =
        new FiguresSample(
            """
            t_bucket{le="0.001"} 0
            t_bucket{le="0.01"} 50
            t_bucket{le="0.1"} 100
            t_bucket{le="+Inf"} 101
            t_count 101
            a{x="q\\"}"} 3
            """);
    assertThat(sample.quantile("t", 0.25)).isBetween(0.005, 0.006);
    assertThat(sample.quantile("t", 0.9)).isBetween(0.08, 0.09);
    assertThat(sample.quantile("t", 1)).isEqualTo(0.1);
    assertThat(sample.quantile("none", 0.5)).isNaN();
    assertThat(sample.value("a", "q\\\"}")).isEqualTo(3);
    assertThat(new TopScreen(sample, Optional.empty()).toString())
        .contains("scans    0, spam 0 (0.0 %)");
  }

  private int execute(String... options) {
    CommandLine command = Hamlet.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] all = new String[options.length + 1];
    all[0] = "top";
    System.arraycopy(options, 0, all, 1, options.length);
    return command.execute(all);
  }
}
