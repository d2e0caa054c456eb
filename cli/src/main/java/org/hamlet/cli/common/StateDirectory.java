package org.hamlet.cli.common;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where state lies when nobody says where. */
final class StateDirectory {

  private static final Path OF_THE_SYSTEM = Path.of("/var/lib/hamlet");

  private StateDirectory() {}

  /** What {@code ~} is in a shell; Java's own answer is that of the list of users. */
  private static Path home() {
    String named = System.getenv("HOME");
    boolean usable = named != null && named.startsWith("/");
    return Path.of(usable ? named : System.getProperty("user.home"));
  }

  /**
   * What the variable {@code HAMLET_STATE} names by its whole path; else {@code /var/lib/hamlet}
   * for root and the service's own user, else {@code ~/.hamlet}.
   */
  static Path usual() {
    String named = System.getenv("HAMLET_STATE");
    if (named != null && named.startsWith("/")) {
      return Path.of(named);
    }
    boolean root = System.getProperty("user.name").equals("root");
    if (root || Files.isWritable(OF_THE_SYSTEM)) {
      return OF_THE_SYSTEM;
    }
    return home().resolve(".hamlet");
  }
}
