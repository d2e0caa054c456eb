package org.hamlet.models.linear;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Held by one of all processes, and by one store of this process, until closed. */
final class ProcessLock implements Closeable {

  /** Patience with whoever holds it, in nanoseconds. */
  static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final FileChannel channel;

  private ProcessLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for the lock on a file, which is created.
   *
   * @throws IOException also when it took too long
   */
  static ProcessLock on(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    long start = System.nanoTime();
    while (!acquired(channel)) {
      if (System.nanoTime() - start > MAX_WAIT_NANOS) {
        channel.close();
        throw new IOException(path + ": another process has been learning for too long");
      }
      LockSupport.parkNanos(RETRY_NANOS);
    }
    return new ProcessLock(channel);
  }

  /** Gives it back: closing a file ends its locks. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static boolean acquired(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
