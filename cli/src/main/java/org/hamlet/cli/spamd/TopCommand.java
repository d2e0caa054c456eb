package org.hamlet.cli.spamd;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hamlet top}: how a running server is doing. */
@Command(
    name = "top",
    header = "Tells how a running server is doing.",
    description =
        "Asks a hamlet spamd that was started with --status or --metrics, and prints scans and"
            + " verdicts, how long they took, what waits, memory, what was learned, the rules that"
            + " hit most, limits that were reached and how the DNS lists are doing.",
    footerHeading = "%nExit code:%n",
    footer = {
      "  0    done",
      "  64   the command line cannot be understood",
      "  69   no server answers there"
    },
    mixinStandardHelpOptions = true)
public final class TopCommand implements Callable<Integer> {

  private static final Path USUAL_SOCKET = Path.of("/run/hamlet/status.sock");
  private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";
  private static final int MILLIS_A_SECOND = 1000;

  @Spec private CommandSpec spec;

  @ArgGroup private Place place = new Place();

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      description = "Ask again and again, and tell what happened in between, until interrupted.")
  private Optional<Integer> every = Optional.empty();

  /** Where the server is asked; at most one of them. */
  static final class Place {
    @Option(
        names = "--status",
        paramLabel = "PATH",
        description =
            "The unix socket of that server's --status; without it" + " /run/hamlet/status.sock.")
    private Optional<Path> socket = Optional.empty();

    @Option(
        names = "--metrics",
        paramLabel = "PORT",
        description = "The port of that server's --metrics.")
    private Optional<Integer> port = Optional.empty();
  }

  @Override
  public Integer call() throws InterruptedException {
    if (every.isPresent() && every.get() < 1) {
      throw new CommandFailure(ExitCodes.USAGE, "--every: at least 1 second");
    }
    FiguresClient client =
        place.port.isPresent()
            ? FiguresClient.of(place.port.get())
            : FiguresClient.of(place.socket.orElse(USUAL_SOCKET));
    PrintWriter out = spec.commandLine().getOut();
    FiguresSample sample = client.ask();
    out.print(new TopScreen(sample, Optional.empty()));
    out.flush();
    while (every.isPresent()) {
      Thread.sleep((long) every.get() * MILLIS_A_SECOND);
      FiguresSample next = client.ask();
      out.print(CLEAR_SCREEN + new TopScreen(next, Optional.of(sample)));
      out.flush();
      sample = next;
    }
    return ExitCodes.OK;
  }
}
