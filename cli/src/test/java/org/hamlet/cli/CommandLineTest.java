package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Exit codes and messages of the commands. */
class CommandLineTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "'', 64, no command given",
    "--nonsense, 64, Unknown option",
    "score --json --headers, 64, mutually exclusive",
    "score /nowhere/mail, 66, /nowhere/mail",
    "score --rules /nowhere/rules, 66, --rules: no such directory",
    "lint --prefs /nowhere/prefs, 66, --prefs: cannot read",
    "spamd --listen 127.0.0.1:x, 64, not a port: x",
    "spamd --listen 127.0.0.1:70000, 64, not a port: 70000",
    "spamd --allowed-ips example.org, 64, not an address: example.org",
    "spamd --max-children 0, 64, must be positive"
  })
  void mistakesAreNamed(String line, int code, String text) {
    String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
    assertThat(execute(arguments)).isEqualTo(code);
    assertThat(err.toString()).contains(text);
  }

  @Test
  void portThatIsTakenIsNamedWithTheOptionThatHelps() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();
      assertThat(execute("spamd", "--rules", folder.toString(), "--listen", address)).isEqualTo(69);
      assertThat(err.toString())
          .startsWith("hamlet: cannot listen on " + address + ": ")
          .contains("choose another address with --listen ADDR:PORT");
    }
  }

  @Test
  void lintTellsEveryProblemAndFails() throws IOException {
    Files.writeString(folder.resolve("10.cf"), "body BAD /(/\nbody GOOD /x/\nnonsense 1\n");
    assertThat(execute("lint", "--rules", folder.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("10.cf:1:", "10.cf:3:", "^", "2 errors");
  }

  @ParameterizedTest
  @ValueSource(strings = {"score", "spamd", "mass-check", "lint"})
  void everyCommandExplainsItself(String command) {
    assertThat(execute(command, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: hamlet " + command, "--rules", "--cf");
  }

  @Test
  void versionNamesTheReleaseThatIsFollowed() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString()).startsWith("Hamlet ").contains("SpamAssassin 4.0.1");
  }

  private int execute(String... arguments) {
    CommandLine command = Hamlet.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
