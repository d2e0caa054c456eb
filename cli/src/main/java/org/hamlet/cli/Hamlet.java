package org.hamlet.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code hamlet} command. */
@Command(
    name = "hamlet",
    description = "A spam filter that reads SpamAssassin's rules",
    mixinStandardHelpOptions = true,
    subcommands = {MassCheckCommand.class})
public final class Hamlet {

  /** Runs the command; the exit code is that of the subcommand. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Hamlet()).execute(arguments));
  }
}
