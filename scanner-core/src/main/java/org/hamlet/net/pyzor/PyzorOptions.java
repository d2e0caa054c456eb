package org.hamlet.net.pyzor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.net.service.HostPort;

/**
 * Which servers to ask and how long each may take.
 *
 * @param servers none when Pyzor is off
 * @param timeout of one request
 */
public record PyzorOptions(List<PyzorServer> servers, Duration timeout) {

  /** The port of Pyzor servers. */
  static final int PORT = 24_441;

  /** Most servers that are asked. */
  static final int MAX_SERVERS = 8;

  private static final String SERVERS = "servers";
  private static final String ACCOUNTS = "accounts";

  /** Copies the list. */
  public PyzorOptions {
    servers = List.copyOf(servers);
  }

  /**
   * Where servers and accounts stand.
   *
   * @param named servers of the configuration itself, {@code HOST} or {@code HOST:PORT}
   * @param serverFile a file with one {@code HOST:PORT} a line; empty when there is none
   * @param options of the client {@code pyzor}: {@code --homedir}, {@code --servers-file}, {@code
   *     --accounts-file} are understood
   */
  public record Sources(List<String> named, String serverFile, String options) {}

  /**
   * Reads what a configuration names.
   *
   * @throws IOException when a file that is named cannot be read or holds what is no server or
   *     account; its message is for the postmaster
   */
  public static PyzorOptions read(Sources sources, Duration timeout) throws IOException {
    ClientArguments arguments = ClientArguments.parse(sources.options());
    PyzorFiles files = new PyzorFiles(arguments.value("homedir").map(Path::of));
    Optional<Path> named =
        sources.serverFile().isEmpty()
            ? arguments.value("servers-file").map(files::inHome)
            : Optional.of(Path.of(sources.serverFile()));
    List<HostPort> places = new ArrayList<>();
    for (String place : sources.named()) {
      places.add(
          HostPort.parse(place, PORT)
              .orElseThrow(() -> new IOException(place + " is no HOST:PORT")));
    }
    Optional<Path> servers = named.or(() -> files.usual(SERVERS));
    if (servers.isPresent()) {
      places.addAll(PyzorFiles.servers(servers.get()));
    }
    Optional<Path> accounts =
        arguments.value("accounts-file").map(files::inHome).or(() -> files.usual(ACCOUNTS));
    List<PyzorServer> all = new ArrayList<>();
    PyzorFiles.Accounts known =
        accounts.isPresent() ? PyzorFiles.accounts(accounts.get()) : PyzorFiles.Accounts.NONE;
    places.stream()
        .distinct()
        .limit(MAX_SERVERS)
        .forEach(place -> all.add(new PyzorServer(place, known.of(place))));
    return new PyzorOptions(all, timeout);
  }
}
