package org.hamlet.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hamlet.cli.common.Version;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.failure.FailureCode;
import org.hamlet.cli.spamd.SpamdCommand;
import org.hamlet.cli.spamd.TopCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The {@code hamlet} command with its commands, as picocli knows them. */
@Command(
    name = "hamlet",
    description = "A spam filter that reads SpamAssassin's rules and speaks spamd's protocol.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {"", "hamlet COMMAND --help tells the options of each."})
final class HamletCommand implements Runnable {

  /** The commands by name, in the order of the help. */
  private static final Map<String, Class<?>> COMMANDS = commands();

  /** SpamAssassin's programs: of an option given twice the last counts there, -? is help. */
  private static final Set<String> DROP_IN =
      Set.of("spamd", "spamassassin", "sa-learn", "sa-update", "sa-check_spamd");

  @Spec private CommandSpec spec;

  /** The command line, ready to execute: errors become one line on standard error and a code. */
  static CommandLine commandLine() {
    CommandLine all = new CommandLine(new HamletCommand());
    COMMANDS.values().forEach(all::addSubcommand);
    return prepared(all);
  }

  /** Runs a command and returns its code. */
  static int execute(String... arguments) {
    return commandLine(arguments).execute(arguments);
  }

  /** A command line for these arguments alone: commands that they do not name are left out. */
  static CommandLine commandLine(String... arguments) {
    Class<?> named = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
    return named == null
        ? commandLine()
        : prepared(new CommandLine(new HamletCommand()).addSubcommand(named));
  }

  private static CommandLine prepared(CommandLine command) {
    command
        .getSubcommands()
        .forEach(
            (name, one) -> {
              if (DROP_IN.contains(name)) {
                asSpamAssassins(one);
              }
            });
    return command
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new Misused())
        .setExecutionExceptionHandler(new Failed());
  }

  private static void asSpamAssassins(CommandLine program) {
    program.setOverwrittenOptionsAllowed(true);
    CommandSpec all = program.getCommandSpec();
    OptionSpec help = all.findOption("--help");
    all.remove(help);
    all.addOption(OptionSpec.builder(help).names("-h", "-?", "--help").build());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> all = new LinkedHashMap<>();
    all.put("score", ScoreCommand.class);
    all.put("spamd", SpamdCommand.class);
    all.put("train", TrainCommand.class);
    all.put("sa-learn", SaLearnCommand.class);
    all.put("spamassassin", SpamAssassinCommand.class);
    all.put("sa-update", SaUpdateCommand.class);
    all.put("sa-check_spamd", SaCheckSpamdCommand.class);
    all.put("mass-check", MassCheckCommand.class);
    all.put("evaluate", EvaluateCommand.class);
    all.put("rescore", RescoreCommand.class);
    all.put("lint", LintCommand.class);
    all.put("lists", ListsCommand.class);
    all.put("digests", DigestsCommand.class);
    all.put("razor-register", RazorRegisterCommand.class);
    all.put("top", TopCommand.class);
    return Collections.unmodifiableMap(all);
  }

  // picocli's interfaces are of an old class file version: a function linked to one keeps it out of
  // the archive of classes, and each start would open all jars to find it

  private static final class Misused implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
      CommandLine command = problem.getCommandLine();
      command.getErr().println("hamlet: " + Misuse.of(problem));
      command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
      int own = command.getCommandSpec().exitCodeOnInvalidInput();
      return own == CommandLine.ExitCode.USAGE ? ExitCodes.USAGE : own;
    }
  }

  private static final class Failed implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
        Exception problem, CommandLine failing, ParseResult result) {
      return FailureCode.of(problem, failing.getErr());
    }
  }
}
