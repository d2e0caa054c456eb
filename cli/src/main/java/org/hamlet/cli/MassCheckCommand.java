package org.hamlet.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hamlet.cli.common.CommonOptions;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.failure.FailureText;
import org.hamlet.scanner.PreferenceText;
import org.hamlet.scanner.Scanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rule hits of many messages, one line each: {@code hamlet mass-check}. */
@Command(
    name = "mass-check",
    header = "Writes the rule hits of many messages.",
    description =
        "Writes a line for each message: PATH, score, tests that hit and sub tests that hit,"
            + " between tabs, the tests sorted. The last line on standard error tells messages,"
            + " bytes, wall and CPU seconds, messages per CPU second and peak memory.",
    footerHeading = "%nExit code:%n",
    footer = {
      "  0    done",
      "  64   the command line cannot be understood",
      "  66   a file or directory cannot be read; other messages were checked",
      "  69   the installed SpamAssassin rules were asked for and there are none",
      "  74   the table cannot be written"
    },
    mixinStandardHelpOptions = true)
final class MassCheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CommonOptions common;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description =
          "Messages, or folders of them. In a folder every file counts except hidden ones, "
              + "README*, *.md, what Maildirs keep beside messages, and their tmp.")
  private List<String> paths = new ArrayList<>();

  @Option(names = "--root", paramLabel = "DIR", description = "What paths are relative to.")
  private Path root = Path.of("");

  @Option(names = "--list", paramLabel = "FILE", description = "A file that names a path a line.")
  private Optional<Path> list = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write, instead of standard output.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--user-prefs",
      paramLabel = "FILE",
      description = "Preferences of a user, read last and with a user's rights, as spamd does.")
  private Optional<Path> userPreferences = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many messages are scanned at once (${DEFAULT-VALUE}).")
  private int threads = 1;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (paths.isEmpty() && list.isEmpty()) {
      throw new CommandFailure(ExitCodes.USAGE, "mass-check wants a PATH or --list FILE");
    }
    Optional<PreferenceText> preferences = userPreferences.map(MassCheckCommand::preferences);
    Scanner scanner = common.scanner(user -> preferences.stream().toList());
    List<String> names = new ArrayList<>(paths);
    list.map(MassCheckCommand::listed).ifPresent(names::addAll);
    MassCheck check = new MassCheck(scanner, preferences.map(text -> processUser()), root);
    MassCheckFigures figures;
    try (Writer writer = writer()) {
      figures = check.run(check.expand(names), Math.max(1, threads), writer);
    }
    PrintWriter err = spec.commandLine().getErr();
    check.failures().forEach(err::println);
    err.println(figures.line());
    err.flush();
    scanner.saveSnapshot();
    return check.failures().isEmpty() ? 0 : ExitCodes.NOINPUT;
  }

  /** Preferences named by their file are those of whoever runs this. */
  private static String processUser() {
    return System.getProperty("user.name");
  }

  private static PreferenceText preferences(Path file) {
    try {
      return new PreferenceText(
          file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.NOINPUT, "--user-prefs: cannot read " + file + ": " + FailureText.of(e));
    }
  }

  private static List<String> listed(Path list) {
    try {
      return Files.readAllLines(list, StandardCharsets.ISO_8859_1).stream()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.NOINPUT, "--list: cannot read " + list + ": " + FailureText.of(e));
    }
  }

  private Writer writer() throws IOException {
    if (out.isPresent()) {
      return Files.newBufferedWriter(out.get(), StandardCharsets.ISO_8859_1);
    }
    return new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.ISO_8859_1));
  }
}
