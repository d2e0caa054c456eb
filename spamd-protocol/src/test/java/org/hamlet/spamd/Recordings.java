package org.hamlet.spamd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The recorded conversations under {@code spamd/}. */
public final class Recordings {

  private Recordings() {}

  /** All requests, sorted by name. */
  public static Stream<Path> requests() {
    try {
      Path folder = Path.of(Recordings.class.getResource("/spamd/README.md").toURI()).getParent();
      try (Stream<Path> files = Files.list(folder)) {
        return files.filter(p -> p.toString().endsWith(".request")).sorted().toList().stream();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The bytes of a request. */
  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was answered to it, one char a byte. */
  public static String response(Path request) {
    String name = request.getFileName().toString().replace(".request", ".response");
    return new String(bytes(request.resolveSibling(name)), ISO_8859_1);
  }
}
