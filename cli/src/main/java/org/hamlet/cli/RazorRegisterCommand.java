package org.hamlet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hamlet.cli.common.CommonOptions;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hamlet razor-register}: who reports to Razor servers. */
@Command(
    name = "razor-register",
    header = "Makes a user at a Razor server.",
    description =
        "Asks the first Razor server of the configuration (hamlet_razor_nomination,"
            + " hamlet_razor_discovery or razor_config) for a user, in whose name messages are"
            + " reported, and writes who that is to FILE, which hamlet_razor_identity then names.",
    footerHeading = "%nExit code:%n",
    footer = {
      "  0    done",
      "  64   the command line cannot be understood",
      "  69   there is no network (--local)",
      "  74   FILE is there already or cannot be written, or no server makes a user"
    },
    mixinStandardHelpOptions = true)
final class RazorRegisterCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "FILE", description = "A new file, which only its owner can read.")
  private Path file;

  @Option(
      names = {"-u", "--user"},
      paramLabel = "ADDRESS",
      description = "A mail address as name; without it the server makes one.")
  private String user = "";

  @Option(
      names = "--password",
      paramLabel = "WORD",
      description =
          "The password, which other users of this machine may see; without it the server makes one.")
  private String password = "";

  @Override
  public Integer call() throws IOException {
    if (common.local()) {
      throw new CommandFailure(ExitCodes.UNAVAILABLE, "--local leaves nobody to register with");
    }
    String name = common.scanner().registerAtRazor(user, password, file);
    spec.commandLine().getOut().println("registered as " + name + ", written to " + file);
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }
}
