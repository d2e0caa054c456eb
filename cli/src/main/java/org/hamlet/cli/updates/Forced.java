package org.hamlet.cli.updates;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** Files and folders that are on the disk before anything leads to them (fsync(2)). */
final class Forced {

  private Forced() {}

  /** A folder and all below it. */
  static void tree(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        one(path);
      }
    }
  }

  /** A file, or which names are in a folder. */
  static void one(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
