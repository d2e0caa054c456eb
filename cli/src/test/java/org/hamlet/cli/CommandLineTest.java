package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
    "--nonsense, 64, hamlet: unknown option '--nonsense'",
    "scor, 64, hamlet: there is no command 'scor'; did you mean score or",
    "lint --jsn, 64, hamlet: unknown option '--jsn'",
    "lint extra, 64, hamlet: unexpected argument 'extra'",
    "score --json --headers, 64, 'hamlet: --json, --headers are mutually exclusive'",
    "score /nowhere/mail, 66, /nowhere/mail",
    "score --rules /nowhere/rules, 66, --rules: no such file or directory: /nowhere/rules",
    "score --site /dev/null, 66, --site: not a directory: /dev/null",
    "score /, 66, 'cannot read /: is a directory'",
    "mass-check --list /nowhere/list, 66, '--list: cannot read /nowhere/list: no such file'",
    "lint --prefs /nowhere/prefs, 66, --prefs: no such file",
    "spamd --listen 127.0.0.1:x, 64, not a port: x",
    "spamd --listen 127.0.0.1:70000, 64, not a port: 70000",
    "spamd --allowed-ips example.org, 64, not an address: example.org",
    "spamd --max-children 0, 64, --max-children: not a number of scans at once: 0"
  })
  void mistakesAreNamed(String line, int code, String text) {
    String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
    assertThat(execute(arguments)).isEqualTo(code);
    assertThat(err.toString()).contains(text);
  }

  @Test
  void portThatIsTakenIsNamedWithTheOptionThatHelps() throws IOException {
    Files.writeString(folder.resolve("10.cf"), "body GOOD /x/\n");
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

  /** As SpamAssassin's, whose code for it is 255. */
  @Test
  void aConfigurationWithoutRulesIsAFault() {
    String none = "--rules=" + folder;
    assertThat(execute("lint", none)).isEqualTo(1);
    assertThat(out.toString()).isEqualTo("0 rules, 0 errors, 0 warnings\n");
    assertThat(execute("spamassassin", none, "-L", "--lint")).isEqualTo(255);
    assertThat(err.toString())
        .isEqualTo("warn: lint: there is no rule; sa-update may bring some\n");
  }

  @Test
  void oneErrorIsNotSaidAsMany() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.cf"), "body GOOD /x/\nnonsense 1\n");
    assertThat(execute("lint", "--rules", file.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("mine.cf:2:1:").endsWith("1 rule, 1 error, 0 warnings\n");
  }

  @Test
  void linesOfTheCommandLineAreNumbered() {
    assertThat(execute("lint", "--rules", folder.toString(), "--cf", "body A /a/", "--cf", "x y"))
        .isEqualTo(1);
    assertThat(out.toString()).startsWith("(command line):2:1: ");
  }

  @Test
  void folderGivesItsMessagesAndNotWhatLiesBesideThem() throws IOException {
    List<String> messages =
        List.of("1.eml", "00001.7c53336b", "mail.txt", "box/cur/1.M2P3.host:2,S", "box/new/2.host");
    List<String> others =
        List.of("README.md", "README", ".hidden", "cmds", "box/tmp/3.host", "box/maildirfolder");
    for (String name : Stream.concat(messages.stream(), others.stream()).toList()) {
      Path file = folder.resolve("mail").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "Subject: x\n\nx\n");
    }
    Path rules = Files.writeString(folder.resolve("10.cf"), "body A /a/\n");
    Path table = folder.resolve("table");
    assertThat(
            execute(
                "mass-check",
                "--rules=" + rules,
                "--root=" + folder,
                "--out=" + table,
                "mail",
                "mail/README"))
        .isZero();
    assertThat(Files.readAllLines(table).stream().map(line -> line.split("\t", -1)[0]))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(messages.stream(), Stream.of("README")).map(n -> "mail/" + n).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"score", "spamd", "mass-check", "lint"})
  void everyCommandExplainsItself(String command) {
    assertThat(execute(command, "--help")).isZero();
    assertThat(out.toString())
        .contains("Usage: hamlet " + command, "--rules", "--cf", "Exit code:", "  64   ");
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
