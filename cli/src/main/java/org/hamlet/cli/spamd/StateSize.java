package org.hamlet.cli.spamd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;

/** How much a state directory holds, those of users included. */
final class StateSize {

  /** Snapshots of the configuration: made again when they are gone. */
  private static final String SNAPSHOTS = "rules-";

  private StateSize() {}

  /** Bytes of what was learned or counted, in files; what cannot be read does not count. */
  static long bytes(Path state) {
    AtomicLong sum = new AtomicLong();
    try {
      Files.walkFileTree(
          state,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (!file.getFileName().toString().startsWith(SNAPSHOTS)) {
                sum.addAndGet(attributes.size());
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException broken) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException | UncheckedIOException broken) {
      return sum.get();
    }
    return sum.get();
  }
}
