package org.hamlet.mailet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Notices that files below some directories changed, by name, size and time. Looks at most once in
 * {@link #INTERVAL}, and only when asked: no thread of its own, nothing on a quiet machine.
 * Thread-safe.
 */
final class FileWatch {

  /** Least time between two looks. */
  static final Duration INTERVAL = Duration.ofSeconds(10);

  /** Most files looked at. */
  static final int MAX_FILES = 10_000;

  static final int MAX_DEPTH = 2;

  private final List<Path> directories;
  private final LongSupplier nanoTime;
  private final int most;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile long lastLook;
  private long seen;

  FileWatch(List<Path> directories, LongSupplier nanoTime) {
    this(directories, nanoTime, MAX_FILES);
  }

  /** One that looks at so many files and folders of each directory. */
  FileWatch(List<Path> directories, LongSupplier nanoTime, int most) {
    this.most = most;
    this.directories = List.copyOf(directories);
    this.nanoTime = nanoTime;
    this.lastLook = nanoTime.getAsLong();
    this.seen = fingerprint();
  }

  /** Whether something changed since the last look that said so; one of many threads is told. */
  boolean changed() {
    long now = nanoTime.getAsLong();
    if (directories.isEmpty() || now - lastLook < INTERVAL.toNanos() || !looking.tryLock()) {
      return false;
    }
    try {
      lastLook = now;
      long current = fingerprint();
      boolean changed = current != seen;
      seen = current;
      return changed;
    } finally {
      looking.unlock();
    }
  }

  private long fingerprint() {
    long sum = 0;
    for (Path directory : directories) {
      try (Stream<Path> files = Files.walk(directory, MAX_DEPTH)) {
        sum = sum * 31 + files.limit(most).mapToLong(FileWatch::fingerprint).sum();
      } catch (IOException | UncheckedIOException unreadable) {
        sum = sum * 31 + 1;
      }
    }
    return sum;
  }

  private static long fingerprint(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        return 0;
      }
      long time = attributes.lastModifiedTime().toMillis();
      return (file.hashCode() * 31L + time) * 31 + attributes.size();
    } catch (IOException gone) {
      return 0;
    }
  }
}
