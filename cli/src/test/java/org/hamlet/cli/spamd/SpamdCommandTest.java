package org.hamlet.cli.spamd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hamlet.cli.Hamlet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** How the server ends. */
@Timeout(60)
class SpamdCommandTest {

  @TempDir Path folder;

  @Test
  void serverWhoseFiguresCannotBeToldListensNowhere() throws IOException {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(rules.resolve("10.cf"), "body A /a/\n", ISO_8859_1);
    Path socket = folder.resolve("spamd.sock");
    StringWriter err = new StringWriter();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandLine command = Hamlet.commandLine().setErr(new PrintWriter(err, true));
      String[] arguments = {
        "spamd",
        "--local",
        "--rules",
        rules.toString(),
        "--socketpath",
        socket.toString(),
        "--state",
        folder.resolve("state").toString(),
        "--metrics",
        "" + taken.getLocalPort()
      };
      assertThat(command.execute(arguments)).isEqualTo(69);
    }
    assertThat(err.toString()).contains("cannot listen on 127.0.0.1:");
    assertThat(socket).doesNotExist();
  }

  @Test
  void serverWithoutAnyRuleDoesNotStart() {
    StringWriter err = new StringWriter();
    CommandLine command = Hamlet.commandLine().setErr(new PrintWriter(err, true));
    String state = folder.resolve("state").toString();
    int code = command.execute("spamd", "--local", "--rules", folder.toString(), "--state", state);
    assertThat(code).isEqualTo(66);
    assertThat(err.toString()).contains("there is no rule");
  }

  @Test
  void logSaysThatWhatWasLearnedMayBeLost() {
    List<LogRecord> lines = new ArrayList<>();
    Handler reader = into(lines);
    Logger root = Logger.getLogger("");
    root.addHandler(reader);
    try {
      SpamdCommand.keep(
          () -> {
            throw new IOException("disk full");
          });
      SpamdCommand.keep(
          () -> {
            throw new IllegalStateException("on purpose");
          });
    } finally {
      root.removeHandler(reader);
    }
    assertThat(lines)
        .extracting(LogRecord::getMessage)
        .containsExactly(
            "spamd: what was learned last may be lost: disk full",
            "spamd: what was learned last may be lost, by a fault of this program");
  }

  private static Handler into(List<LogRecord> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        lines.add(line);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
