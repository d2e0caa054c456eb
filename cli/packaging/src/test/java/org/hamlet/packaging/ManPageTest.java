package org.hamlet.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.hamlet.cli.Hamlet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Manual pages say what {@code --help} says. */
class ManPageTest {

  static Stream<CommandLine> commands() {
    return Hamlet.commandLine().getSubcommands().values().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionAndExitCodeOfTheHelpIsInThePage(CommandLine command) {
    String page = page(command);
    assertThat(page).contains(".SH NAME\n", ".SH SYNOPSIS\n", ".SH OPTIONS\n", "\n.SH SEE ALSO\n");
    for (OptionSpec option : command.getCommandSpec().options()) {
      for (String name : option.names()) {
        boolean there = page.contains("\\fB" + name.replace("-", "\\-") + "\\fR");
        assertThat(there).as("%s is in the page", name).isEqualTo(!option.hidden());
      }
    }
    long codes =
        Stream.of(command.getCommandSpec().usageMessage().footer())
            .filter(line -> line.matches("  \\d+ .*"))
            .count();
    assertThat(page.split("\n\\.TP\n\\\\fB\\d+\\\\fR\n", -1)).hasSize((int) codes + 1);
  }

  @Test
  void everyCommandIsListedAndReferredTo() {
    CommandLine hamlet = Hamlet.commandLine();
    String page = page(hamlet);
    for (CommandLine command : hamlet.getSubcommands().values()) {
      String name = command.getCommandName().replace("-", "\\-");
      assertThat(page).contains("\n\\fB" + name + "\\fR\n", "\\fBhamlet\\-" + name + "\\fR(");
    }
  }

  @Command(
      name = "x",
      header = "Does x.",
      description = {
        ".dots and 'quotes' at the beginning, a \\ and a line that is longer than it",
        "may be"
      },
      footer = {"  0    done,", "       at last", "  64   not"})
  private static final class Example implements Runnable {
    @Option(
        names = {"-a", "--area"},
        arity = "0..1",
        paramLabel = "AREA",
        description = "Of ${DEFAULT-VALUE}.")
    private String area = "all";

    @Option(names = "--file", paramLabel = "FILE", description = "Where.")
    private String file = "";

    @Option(names = "--hidden", hidden = true)
    private boolean hidden;

    @Parameters(paramLabel = "PATH", description = "What.")
    private String path = "";

    @Override
    public void run() {
      throw new IllegalStateException(area + file + hidden + path);
    }
  }

  @Test
  void pageIsWrittenInTheMacrosOfMan() {
    assertThat(page(new CommandLine(new Example())))
        .startsWith(
            """
            .TH X 1 2026-11-23 "Hamlet 1" "Hamlet"
            .SH NAME
            x \\- does x
            .SH SYNOPSIS
            \\fBx\\fR [\\fIOPTION\\fR]... [\\fIPATH\\fR...]
            .SH DESCRIPTION
            \\&.dots and \\(aqquotes\\(aq at the beginning, a \\e and a line that is longer than
            it may be
            .SH OPTIONS
            .TP
            \\fIPATH\\fR
            What.
            .TP
            \\fB\\-a\\fR[\\fIAREA\\fR], \\fB\\-\\-area\\fR[=\\fIAREA\\fR]
            Of all.
            .TP
            \\fB\\-\\-file\\fR=\\fIFILE\\fR
            Where.
            .SH EXIT STATUS
            .TP
            \\fB0\\fR
            done, at last.
            .TP
            \\fB64\\fR
            not.
            .SH FILES
            """);
  }

  private static String page(CommandLine command) {
    return new ManPage(command.getCommandSpec(), "2026-11-23", "Hamlet 1").toString();
  }
}
