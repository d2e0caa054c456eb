package org.hamlet.net.pyzor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hamlet.net.service.HostPort;
import org.hamlet.net.service.ServiceFile;

/**
 * The files of the client {@code pyzor}: {@code servers} has one {@code HOST:PORT} a line, {@code
 * accounts} one {@code HOST : PORT : USER : SALT,KEY}; {@code #} begins a comment.
 *
 * @param home the folder they are in unless named otherwise
 */
record PyzorFiles(Optional<Path> home) {

  /** Largest file that is read, in bytes. */
  static final int MAX_FILE_BYTES = 65_536;

  private static final int ACCOUNT_PARTS = 4;

  /** A file by the name given for it. */
  Path inHome(String name) {
    return home.map(folder -> folder.resolve(name)).orElse(Path.of(name));
  }

  /** A file that need not be there. */
  Optional<Path> usual(String name) {
    return home.map(folder -> folder.resolve(name)).filter(Files::exists);
  }

  /** The accounts of servers. */
  record Accounts(Map<HostPort, PyzorAccount> byServer) {

    static final Accounts NONE = new Accounts(Map.of());

    PyzorAccount of(HostPort server) {
      return byServer.getOrDefault(server, PyzorAccount.ANONYMOUS);
    }
  }

  static List<HostPort> servers(Path file) throws IOException {
    List<HostPort> servers = new ArrayList<>();
    for (String line : ServiceFile.lines(file, MAX_FILE_BYTES)) {
      servers.add(
          HostPort.parse(line, PyzorOptions.PORT)
              .orElseThrow(() -> new IOException(file + ": " + line + " is no HOST:PORT")));
    }
    return servers;
  }

  static Accounts accounts(Path file) throws IOException {
    Map<HostPort, PyzorAccount> accounts = new HashMap<>();
    for (String line : ServiceFile.lines(file, MAX_FILE_BYTES)) {
      String[] parts = line.split(":", ACCOUNT_PARTS);
      int comma = parts[parts.length - 1].indexOf(',');
      if (parts.length < ACCOUNT_PARTS || comma < 0) {
        throw new IOException(file + ": a line is no HOST : PORT : USER : SALT,KEY");
      }
      String key = parts[ACCOUNT_PARTS - 1].substring(comma + 1);
      HostPort.parse(parts[0].strip() + ":" + parts[1].strip(), PyzorOptions.PORT)
          .ifPresent(server -> accounts.put(server, new PyzorAccount(parts[2].strip(), key)));
    }
    return new Accounts(Map.copyOf(accounts));
  }
}
