package org.hamlet.scanner;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hamlet.snapshot.SnapshotKey;

/**
 * Tells the code that runs from any other: by what is in the jar, or the directory, it came from.
 */
final class CodeVersion {

  /** Looked at once, when first asked for: code does not change while it runs. */
  private static final class Ours {
    static final Optional<SnapshotKey> KEY = of(CodeVersion.class);
  }

  private CodeVersion() {}

  /** That of this library; empty when it cannot be told. */
  static Optional<SnapshotKey> ours() {
    return Ours.KEY;
  }

  private static Optional<SnapshotKey> of(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL place = source == null ? null : source.getLocation();
    if (place == null) {
      return Optional.empty();
    }
    try {
      Path code = Path.of(place.toURI());
      SnapshotKey.Builder key = new SnapshotKey.Builder();
      if (Files.isDirectory(code)) {
        addFiles(code, key);
      } else {
        key.add(Files.readAllBytes(code));
      }
      return Optional.of(key.key());
    } catch (IOException | URISyntaxException | RuntimeException unknown) {
      return Optional.empty();
    }
  }

  private static void addFiles(Path directory, SnapshotKey.Builder key) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.walk(directory)) {
      files = entries.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      key.add(file.toString()).add(Files.readAllBytes(file));
    }
  }
}
