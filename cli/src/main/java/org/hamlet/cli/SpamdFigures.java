package org.hamlet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.hamlet.spamd.server.Endpoint;
import org.hamlet.spamd.server.SpamdServer;
import picocli.CommandLine.Option;

/** Where a server tells its figures: options of {@code hamlet spamd}. Nowhere unless told. */
final class SpamdFigures {

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

  /**
   * Begins to tell them.
   *
   * @throws IOException when a place cannot be listened on
   * @throws CommandFailure when the port is none
   */
  void tell(SpamdServer server, Supplier<String> page) throws IOException {
    if (socket.isPresent()) {
      server.tellFigures(new Endpoint.Unix(socket.get()), page);
    }
    if (port.isPresent()) {
      server.tellFigures(endpoint(port.get()), page);
    }
  }

  private static Endpoint endpoint(int port) {
    try {
      return new Endpoint.Tcp(LOOPBACK, port);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCodes.USAGE, "--metrics: " + e.getMessage());
    }
  }
}
