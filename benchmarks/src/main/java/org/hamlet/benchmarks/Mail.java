package org.hamlet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The messages that all stages are measured on: as many of a folder, spread evenly. */
@State(Scope.Benchmark)
public class Mail {

  /** A file or a folder of messages. */
  @Param("")
  String folder;

  /** Most messages taken of it. */
  @Param("100")
  int sample;

  private List<byte[]> messages = List.of();

  /** Reads the messages. */
  @Setup
  public void read() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
      int step = Math.max(1, all.size() / sample);
      messages =
          Stream.iterate(0, at -> at + step)
              .limit(Math.min(sample, all.size()))
              .map(at -> bytes(all.get(at)))
              .toList();
    }
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("no message in " + folder);
    }
  }

  /** The messages, as they were received. */
  List<byte[]> messages() {
    return messages;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
