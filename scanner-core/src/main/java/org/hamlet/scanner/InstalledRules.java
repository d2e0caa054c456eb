package org.hamlet.scanner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where SpamAssassin's rules lie on this machine, as Debian installs and updates them. */
final class InstalledRules {

  private static final Path UPDATES = Path.of("/var/lib/spamassassin");
  private static final Path PACKAGED = Path.of("/usr/share/spamassassin");

  /** The site's own configuration. */
  static final Path SITE = Path.of("/etc/spamassassin");

  private InstalledRules() {}

  /** The newest updates, else the packaged rules; empty when neither is there. */
  static Optional<Path> find() {
    return find(UPDATES, PACKAGED);
  }

  static Optional<Path> find(Path updates, Path packaged) {
    return newest(updates).or(() -> Optional.of(packaged).filter(Files::isDirectory));
  }

  /**
   * Updates lie in a directory named by the version, such as 4.000001. One that has no rules, as
   * after an update that failed, does not hide those of the package.
   */
  private static Optional<Path> newest(Path updates) {
    if (!Files.isDirectory(updates)) {
      return Optional.empty();
    }
    try (Stream<Path> entries = Files.list(updates)) {
      return entries
          .filter(p -> p.getFileName().toString().matches("\\d+\\.\\d+"))
          .filter(InstalledRules::hasRules)
          .max(Comparator.naturalOrder());
    } catch (IOException | UncheckedIOException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean hasRules(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.anyMatch(p -> p.getFileName().toString().endsWith(".cf"));
    } catch (IOException | UncheckedIOException unreadable) {
      return false;
    }
  }
}
