package org.hamlet.james;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The messages written for this project. */
final class Messages {

  private static final Path ALL = Path.of("../../training-data/src/main/resources/messages");

  private Messages() {}

  static byte[] ham(String name) throws IOException {
    return Files.readAllBytes(ALL.resolve("ham").resolve(name + ".eml"));
  }

  static byte[] spam(String name) throws IOException {
    return Files.readAllBytes(ALL.resolve("spam").resolve(name + ".eml"));
  }

  /** Their files, sorted. */
  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(ALL)) {
      return files.filter(f -> f.toString().endsWith(".eml")).sorted().toList();
    }
  }
}
