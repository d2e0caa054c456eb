package org.hamlet.net.razor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hamlet.net.service.HostPort;
import org.hamlet.net.service.ServiceFile;

/**
 * Which servers to ask.
 *
 * @param catalogue servers that are checked with, in order
 * @param discovery servers that name further ones, asked when there is none of the first kind
 * @param threshold what makes spam
 * @param timeout of one check
 */
public record RazorOptions(
    List<HostPort> catalogue,
    List<HostPort> discovery,
    ConfidenceThreshold threshold,
    Duration timeout) {

  /** The port of Razor servers. */
  static final int PORT = 2_703;

  /** Most servers of a kind. */
  static final int MAX_SERVERS = 8;

  /** Largest file that is read, in bytes. */
  static final int MAX_FILE_BYTES = 65_536;

  /** Copies the lists. */
  public RazorOptions {
    catalogue = catalogue.stream().distinct().limit(MAX_SERVERS).toList();
    discovery = discovery.stream().distinct().limit(MAX_SERVERS).toList();
  }

  /** Whether anyone is to be asked. */
  public boolean on() {
    return !catalogue.isEmpty() || !discovery.isEmpty();
  }

  /**
   * Reads what a configuration names.
   *
   * @param named catalogue servers, {@code HOST} or {@code HOST:PORT}
   * @param asked discovery servers
   * @param file {@code razor-agent.conf} with {@code razorhome}, {@code min_cf} and {@code
   *     listfile_catalogue}; empty when there is none
   * @throws IOException when it cannot be used; its message is for the postmaster
   */
  public static RazorOptions read(
      List<String> named, List<String> asked, String file, Duration timeout) throws IOException {
    List<HostPort> catalogue = new ArrayList<>(servers(named));
    Map<String, String> agent = file.isEmpty() ? Map.of() : agentFile(Path.of(file));
    if (agent.containsKey("razorhome")) {
      Path list =
          Path.of(agent.get("razorhome"))
              .resolve(agent.getOrDefault("listfile_catalogue", "servers.catalogue.lst"));
      catalogue.addAll(
          Files.exists(list) ? servers(ServiceFile.lines(list, MAX_FILE_BYTES)) : List.of());
    }
    ConfidenceThreshold threshold =
        ConfidenceThreshold.parse(agent.getOrDefault("min_cf", "ac"))
            .orElseThrow(() -> new IOException(file + ": min_cf is no number and no ac + number"));
    return new RazorOptions(catalogue, servers(asked), threshold, timeout);
  }

  private static Map<String, String> agentFile(Path file) throws IOException {
    Map<String, String> values = new HashMap<>();
    for (String line : ServiceFile.lines(file, MAX_FILE_BYTES)) {
      String[] pair = line.split("=", 2);
      if (pair.length == 2) {
        values.put(pair[0].strip(), pair[1].strip());
      }
    }
    return values;
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
