package org.hamlet.rule;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.hamlet.snapshot.SnapshotKey;

/**
 * One text to read configuration from.
 *
 * @param name as problems show it
 * @param path the file, which {@code include} lines are relative to; empty when it is none
 * @param opener gives the bytes
 */
public record ConfigSource(String name, Optional<Path> path, Opener opener) {

  /** Largest file that is read, in bytes; what is beyond is left out with a problem. */
  static final int MAX_FILE_BYTES = 32 << 20;

  /** Where the bytes come from. */
  @FunctionalInterface
  public interface Opener {
    /** Opens the text; closed by the reader. */
    InputStream open() throws IOException;
  }

  /** A file. */
  public static ConfigSource file(Path file) {
    return new ConfigSource(file.toString(), Optional.of(file), () -> Files.newInputStream(file));
  }

  /** A text that lies in no file, such as the lines given on a command line. */
  public static ConfigSource text(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ConfigSource(name, Optional.empty(), () -> new ByteArrayInputStream(bytes));
  }

  /** A text that lies in no file here, a character for each byte. */
  public static ConfigSource octets(String name, String octets) {
    byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
    return new ConfigSource(name, Optional.empty(), () -> new ByteArrayInputStream(bytes));
  }

  /** A resource beside a class. */
  public static ConfigSource resource(Class<?> owner, String name) {
    return new ConfigSource(
        name,
        Optional.empty(),
        () -> {
          InputStream in = owner.getResourceAsStream(name);
          if (in == null) {
            throw new IOException("no such resource");
          }
          return in;
        });
  }

  /**
   * A file as an {@code include} line names it, relative to this one.
   *
   * @throws InvalidPathException when no file can have that name
   */
  ConfigSource beside(String fileName) {
    byte[] octets = fileName.getBytes(StandardCharsets.ISO_8859_1);
    Path named = Path.of(new String(octets, StandardCharsets.UTF_8));
    Path file = path.map(p -> p.resolveSibling(named)).orElse(named);
    String shown = path.isPresent() ? Path.of(name).resolveSibling(named).toString() : fileName;
    return new ConfigSource(shown, Optional.of(file), () -> Files.newInputStream(file));
  }

  /** The same with its bytes in memory, so that whoever asks again is told the same. */
  ConfigSource held() {
    try {
      byte[] bytes = bytes();
      return new ConfigSource(name, path, () -> new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      return new ConfigSource(
          name,
          path,
          () -> {
            throw e;
          });
    }
  }

  /** Adds its name and what is in it to what a snapshot depends on. */
  void addTo(SnapshotKey.Builder key) {
    key.add(name);
    try {
      key.add("text").add(bytes());
    } catch (IOException e) {
      key.add("none").add(RuleSources.reason(e));
    }
  }

  /** At most one byte more than the limit, so that the reader can tell. */
  byte[] bytes() throws IOException {
    try (InputStream in = opener.open()) {
      return in.readNBytes(MAX_FILE_BYTES + 1);
    }
  }
}
