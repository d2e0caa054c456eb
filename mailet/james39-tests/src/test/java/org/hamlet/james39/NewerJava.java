package org.hamlet.james39;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Java that can run James 3.9, if one is installed. */
final class NewerJava {

  private static final int LEAST = 21;
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");

  private NewerJava() {}

  /** The newest one; the one that runs the tests counts too. */
  static Optional<Path> find() throws IOException {
    if (Runtime.version().feature() >= LEAST) {
      return Optional.of(Path.of(System.getProperty("java.home"), "bin/java"));
    }
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(INSTALLED)) {
      return homes
          .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
          .filter(home -> feature(home) >= LEAST)
          .max(Comparator.comparingInt(NewerJava::feature))
          .map(home -> home.resolve("bin/java"));
    }
  }

  /** The number in the release file's line {@code JAVA_VERSION="25.0.1"}; 0 when there is none. */
  private static int feature(Path home) {
    try {
      List<String> lines = Files.readAllLines(home.resolve("release"));
      return lines.stream()
          .filter(line -> line.matches("JAVA_VERSION=\"\\d{1,4}\\b.*"))
          .map(line -> line.replaceAll("JAVA_VERSION=\"(\\d+).*", "$1"))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException unreadable) {
      return 0;
    }
  }
}
