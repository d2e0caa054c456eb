package org.hamlet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The {@code hamlet} command. */
@Command(
    name = "hamlet",
    description = "A spam filter that reads SpamAssassin's rules and speaks spamd's protocol.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {"", "hamlet COMMAND --help tells the options of each."},
    subcommands = {
      ScoreCommand.class,
      SpamdCommand.class,
      TrainCommand.class,
      SaLearnCommand.class,
      SpamAssassinCommand.class,
      SaUpdateCommand.class,
      SaCheckSpamdCommand.class,
      MassCheckCommand.class,
      EvaluateCommand.class,
      RescoreCommand.class,
      LintCommand.class,
      ListsCommand.class,
      TopCommand.class
    })
public final class Hamlet implements Runnable {

  @Spec private CommandSpec spec;

  /** Runs the command and exits with its code. */
  public static void main(String[] arguments) {
    int code = commandLine().execute(arguments);
    if (System.out.checkError() && code == ExitCodes.OK) {
      System.err.println("hamlet: cannot write to standard output");
      code = ExitCodes.IOERR;
    }
    System.exit(code);
  }

  /** The command line, ready to execute: errors become one line on standard error and a code. */
  public static CommandLine commandLine() {
    return new CommandLine(new Hamlet())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Hamlet::misused)
        .setExecutionExceptionHandler(Hamlet::failed);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }

  private static int misused(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    command.getErr().println("hamlet: " + Misuse.of(problem));
    command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCodes.USAGE;
  }

  private static int failed(Exception problem, CommandLine command, ParseResult result) {
    PrintWriter err = command.getErr();
    if (problem instanceof CommandFailure failure) {
      err.println("hamlet: " + failure.getMessage());
      return failure.exitCode();
    }
    if (problem instanceof IOException io) {
      err.println("hamlet: " + FailureText.of(io));
      return ExitCodes.IOERR;
    }
    err.println("hamlet: this is a bug, please report it:");
    problem.printStackTrace(err);
    return ExitCodes.SOFTWARE;
  }
}
