package org.hamlet.cli.spamd;

import java.io.IOException;
import java.util.Optional;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.scanner.Scanner;
import org.hamlet.spamd.server.Endpoint;
import org.hamlet.spamd.server.SpamdServer;
import picocli.CommandLine.Option;

/** Where a server answers other nodes: an option of {@code hamlet spamd}. Nowhere unless told. */
final class SpamdPeers {

  private static final String LOOPBACK = "127.0.0.1";

  @Option(
      names = "--digests",
      paramLabel = "[ADDR:]PORT",
      description =
          "Answer the nodes of hamlet_digest_peers on this UDP port; without ADDR on 127.0.0.1"
              + " alone.")
  private Optional<String> place = Optional.empty();

  /**
   * Begins to answer them.
   *
   * @throws IOException when the place cannot be listened on
   * @throws CommandFailure when it is none
   */
  void answer(SpamdServer server, Scanner scanner) throws IOException {
    if (place.isPresent()) {
      server.answerPackets(endpoint(place.get()), scanner::answerPeer);
    }
  }

  private static Endpoint.Tcp endpoint(String text) {
    try {
      if (text.matches("\\d+")) {
        return new Endpoint.Tcp(LOOPBACK, Integer.parseInt(text));
      }
      if (Endpoint.parse(text, -1) instanceof Endpoint.Tcp place) {
        return place;
      }
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCodes.USAGE, "--digests: " + e.getMessage());
    }
    throw new CommandFailure(ExitCodes.USAGE, "--digests: not ADDR:PORT: " + text);
  }
}
