package org.hamlet.cli;

import java.nio.file.Path;

/** Where state lies when nobody says where. */
final class StateDirectory {

  private static final Path OF_THE_SYSTEM = Path.of("/var/lib/hamlet");

  private StateDirectory() {}

  /** {@code /var/lib/hamlet} for root, else {@code ~/.hamlet}. */
  static Path usual() {
    if (System.getProperty("user.name").equals("root")) {
      return OF_THE_SYSTEM;
    }
    return Path.of(System.getProperty("user.home"), ".hamlet");
  }
}
