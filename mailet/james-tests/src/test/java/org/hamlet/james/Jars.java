package org.hamlet.james;

import java.nio.file.Files;
import java.nio.file.Path;

/** The jars under test. */
final class Jars {

  private Jars() {}

  static Path forJames38() {
    return built("hamlet-james-");
  }

  static Path forJames39() {
    return built("hamlet-james-jakarta-");
  }

  private static Path built(String name) {
    String version = System.getProperty("hamlet.version", "0.1.0-SNAPSHOT");
    Path jar = Path.of("../target", name + version + ".jar").toAbsolutePath().normalize();
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException("not built: " + jar + "; mvn package makes it");
    }
    return jar;
  }
}
