package org.hamlet.cli.spamd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.spamd.server.Endpoint;
import org.hamlet.spamd.server.SpamdServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** Where a server tells its figures: options of {@code hamlet spamd}. Nowhere unless told. */
final class SpamdFigures {

  private static final Logger LOG = LoggerFactory.getLogger(SpamdFigures.class);
  private static final String LOOPBACK = "127.0.0.1";

  @Option(
      names = "--status",
      paramLabel = "PATH",
      description = "Tell figures on this unix socket, for hamlet top.")
  private Optional<Path> socket = Optional.empty();

  @Option(
      names = "--metrics",
      paramLabel = "PORT",
      description = "Tell figures to Prometheus, at http://127.0.0.1:PORT/metrics.")
  private Optional<Integer> port = Optional.empty();

  private volatile Optional<Supplier<String>> page = Optional.empty();

  /**
   * Begins to tell them.
   *
   * @throws IOException when a place cannot be listened on
   * @throws CommandFailure when the port is none
   */
  void tell(SpamdServer server, Supplier<String> page) throws IOException {
    this.page = Optional.of(page);
    if (socket.isPresent()) {
      server.tellFigures(new Endpoint.Unix(socket.get()), page);
    }
    if (port.isPresent()) {
      server.tellFigures(endpoint(port.get()), page);
    }
  }

  /**
   * From now on USR1 and USR2 log what {@code hamlet top} shows. SpamAssassin gives them no
   * meaning, and USR2 ends its server; neither ends this one, however early it comes.
   */
  void logUponSignals() {
    for (String name : List.of("USR1", "USR2")) {
      if (!Signals.on(name, () -> log(name))) {
        LOG.debug("spamd: {} is not heard", name);
      }
    }
  }

  private void log(String signal) {
    if (page.isEmpty()) {
      LOG.info("spamd: {}: no figures yet, the server is starting", signal);
      return;
    }
    TopScreen screen = new TopScreen(new FiguresSample(page.get().get()), Optional.empty());
    screen.toString().lines().forEach(line -> LOG.info("spamd: {}: {}", signal, line.strip()));
  }

  private static Endpoint endpoint(int port) {
    try {
      return new Endpoint.Tcp(LOOPBACK, port);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCodes.USAGE, "--metrics: " + e.getMessage());
    }
  }
}
