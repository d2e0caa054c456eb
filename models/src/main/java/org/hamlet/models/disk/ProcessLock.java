package org.hamlet.models.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Held by one thread of all processes until closed. POSIX gives a file's lock to a process, and
 * whoever in it closes the file loses it for all; so within the process threads take turns before
 * the file is made, which closes it too, or opened. A thread must not hold two.
 */
final class ProcessLock implements Closeable {

  /** Patience with whoever holds it, in nanoseconds. */
  static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final long RETRY_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  /** The turns of all files, each file's by its path; files that share one wait needlessly. */
  private static final ReentrantLock[] TURNS =
      Stream.generate(() -> new ReentrantLock(true)).limit(64).toArray(ReentrantLock[]::new);

  private final ReentrantLock turn;
  private final FileChannel channel;

  private ProcessLock(ReentrantLock turn, FileChannel channel) {
    this.turn = turn;
    this.channel = channel;
  }

  /**
   * Waits for the lock on a file, which is made.
   *
   * @param mode of the file
   * @throws IOException also when it took too long
   */
  static ProcessLock on(Path path, FileMode mode) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      return waitFor(path, mode);
    } catch (InterruptedException e) {
      interrupted = true;
      throw new IOException(path + ": interrupted while waiting to learn", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The lock on a file, which is made; empty while another thread or process holds it. */
  static Optional<ProcessLock> tryOn(Path path, FileMode mode) throws IOException {
    ReentrantLock turn = turn(path);
    if (turn.isHeldByCurrentThread() || !turn.tryLock()) {
      return Optional.empty();
    }
    Optional<FileChannel> channel = Optional.empty();
    boolean interrupted = Thread.interrupted();
    try {
      mode.make(path);
      channel = tryLocked(path);
      return channel.map(held -> new ProcessLock(turn, held));
    } finally {
      if (channel.isEmpty()) {
        turn.unlock();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static ReentrantLock turn(Path path) {
    return TURNS[Math.floorMod(path.hashCode(), TURNS.length)];
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  private static ProcessLock waitFor(Path path, FileMode mode)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    ReentrantLock turn = turn(path);
    if (!turn.tryLock(MAX_WAIT_NANOS, TimeUnit.NANOSECONDS)) {
      throw new IOException(path + ": another thread has been learning for too long");
    }
    try {
      mode.make(path);
      return new ProcessLock(turn, locked(path, start));
    } catch (IOException | RuntimeException e) {
      turn.unlock();
      throw e;
    }
  }

  private static Optional<FileChannel> tryLocked(Path path) throws IOException {
    FileChannel channel = open(path);
    boolean acquired = false;
    try {
      acquired = acquired(channel);
      return acquired ? Optional.of(channel) : Optional.empty();
    } finally {
      if (!acquired) {
        channel.close();
      }
    }
  }

  private static FileChannel locked(Path path, long start) throws IOException {
    FileChannel channel = open(path);
    try {
      while (!acquired(channel)) {
        if (System.nanoTime() - start > MAX_WAIT_NANOS) {
          throw new IOException(path + ": another process has been learning for too long");
        }
        LockSupport.parkNanos(RETRY_NANOS);
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Gives it back: closing a file ends its locks. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      turn.unlock();
    }
  }

  /** Another class loader's copy of this class shows as an overlap. */
  private static boolean acquired(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
