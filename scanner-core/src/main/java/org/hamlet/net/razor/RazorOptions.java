package org.hamlet.net.razor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hamlet.net.service.HostPort;
import org.hamlet.net.service.ServiceFile;

/**
 * Which servers to ask and tell.
 *
 * @param places where they are
 * @param identity the file that says who reports; empty when nobody does
 * @param threshold what makes spam
 * @param timeout of one check or report
 */
public record RazorOptions(
    Places places, Optional<Path> identity, ConfidenceThreshold threshold, Duration timeout) {

  /** The port of Razor servers. */
  static final int PORT = 2_703;

  /** Most servers of a kind. */
  static final int MAX_SERVERS = 8;

  /** Largest file that is read, in bytes. */
  static final int MAX_FILE_BYTES = 65_536;

  /**
   * Servers by what they are for.
   *
   * @param catalogue those that are checked with, in order
   * @param nomination those that are reported to, in order
   * @param discovery those that name further ones, asked when there is none of a kind
   */
  public record Places(
      List<HostPort> catalogue, List<HostPort> nomination, List<HostPort> discovery) {

    /** Copies the lists, up to the most. */
    public Places {
      catalogue = catalogue.stream().distinct().limit(MAX_SERVERS).toList();
      nomination = nomination.stream().distinct().limit(MAX_SERVERS).toList();
      discovery = discovery.stream().distinct().limit(MAX_SERVERS).toList();
    }
  }

  /**
   * Where servers and the identity stand.
   *
   * @param catalogue servers to check with, {@code HOST} or {@code HOST:PORT}
   * @param nomination servers to report to
   * @param discovery servers that name them
   * @param file {@code razor-agent.conf} with {@code razorhome}, {@code min_cf} and the names of
   *     files; empty when there is none
   * @param identity the file that says who reports; empty for that of {@code razorhome}
   */
  public record Sources(
      List<String> catalogue,
      List<String> nomination,
      List<String> discovery,
      String file,
      String identity) {}

  /** Whether anyone is to be asked. */
  public boolean on() {
    return !places.catalogue().isEmpty() || !places.discovery().isEmpty();
  }

  /** Whether anyone is to be told. */
  public boolean reports() {
    boolean known = !places.nomination().isEmpty() || !places.discovery().isEmpty();
    return known && identity.isPresent();
  }

  /**
   * Reads what a configuration names.
   *
   * @throws IOException when it cannot be used; its message is for the postmaster
   */
  public static RazorOptions read(Sources sources, Duration timeout) throws IOException {
    String file = sources.file();
    Map<String, String> agent =
        file.isEmpty() ? Map.of() : ServiceFile.pairs(Path.of(file), MAX_FILE_BYTES);
    Optional<Path> home = Optional.ofNullable(agent.get("razorhome")).map(Path::of);
    List<HostPort> catalogue = new ArrayList<>(servers(sources.catalogue()));
    List<HostPort> nomination = new ArrayList<>(servers(sources.nomination()));
    if (home.isPresent()) {
      String names = agent.getOrDefault("listfile_catalogue", "servers.catalogue.lst");
      catalogue.addAll(listed(home.get().resolve(names)));
      String tells = agent.getOrDefault("listfile_nomination", "servers.nomination.lst");
      nomination.addAll(listed(home.get().resolve(tells)));
    }
    ConfidenceThreshold threshold =
        ConfidenceThreshold.parse(agent.getOrDefault("min_cf", "ac"))
            .orElseThrow(() -> new IOException(file + ": min_cf is no number and no ac + number"));
    Optional<Path> identity =
        sources.identity().isEmpty()
            ? home.map(h -> h.resolve(agent.getOrDefault("identity", "identity")))
                .filter(Files::exists)
            : Optional.of(Path.of(sources.identity()));
    Places places = new Places(catalogue, nomination, servers(sources.discovery()));
    return new RazorOptions(places, identity, threshold, timeout);
  }

  private static List<HostPort> listed(Path list) throws IOException {
    return Files.exists(list) ? servers(ServiceFile.lines(list, MAX_FILE_BYTES)) : List.of();
  }

  private static List<HostPort> servers(List<String> texts) throws IOException {
    List<HostPort> servers = new ArrayList<>();
    for (String text : texts) {
      Optional<HostPort> server = HostPort.parse(text, PORT);
      servers.add(server.orElseThrow(() -> new IOException(text + " is no HOST:PORT")));
    }
    return servers;
  }
}
