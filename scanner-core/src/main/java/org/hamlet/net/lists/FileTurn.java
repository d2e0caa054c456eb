package org.hamlet.net.lists;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The turn to read a file and to replace it, of one thread of all processes: that of a file beside
 * it. POSIX gives a lock to a process, so threads take turns before. Held until closed.
 */
final class FileTurn implements Closeable {

  /** Longest wait for it, in nanoseconds. */
  static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final ReentrantLock THREADS = new ReentrantLock();
  private static final String ROOT = "root";
  private static final Set<PosixFilePermission> USUAL =
      PosixFilePermissions.fromString("rw-r--r--");

  private final Path file;
  private final FileChannel lock;

  private FileTurn(Path file, FileChannel lock) {
    this.file = file;
    this.lock = lock;
  }

  /**
   * Waits for the turn.
   *
   * @throws IOException also when it took too long
   */
  static FileTurn of(Path file) throws IOException {
    boolean taken = false;
    THREADS.lock();
    try {
      FileChannel lock = locked(file.resolveSibling(file.getFileName() + ".lock"));
      taken = true;
      return new FileTurn(file, lock);
    } finally {
      if (!taken) {
        THREADS.unlock();
      }
    }
  }

  private static FileChannel locked(Path path) throws IOException {
    boolean made = Files.notExists(path);
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (made) {
        give(path, path);
      }
      long start = System.nanoTime();
      while (!isLocked(channel)) {
        if (System.nanoTime() - start > MAX_WAIT_NANOS) {
          throw new IOException(path + ": another process has it");
        }
        LockSupport.parkNanos(RETRY_NANOS);
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Gives the file another text, wholly or not at all, whenever power fails. */
  void replace(String text) throws IOException {
    Path next = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
    try {
      give(next, file);
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /**
   * Gives a new file the owner and the mode of what it replaces; where that is not there, or root
   * made it, the owner of the directory: what root tries does not lock out the service.
   */
  private static void give(Path made, Path model) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(made, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    boolean replaces = !made.equals(model) && Files.exists(model);
    PosixFileAttributes old =
        Files.readAttributes(replaces ? model : made, PosixFileAttributes.class);
    view.setPermissions(replaces ? old.permissions() : USUAL);
    if (ROOT.equals(System.getProperty("user.name"))) {
      PosixFileAttributes owner =
          ROOT.equals(old.owner().getName())
              ? Files.readAttributes(made.getParent(), PosixFileAttributes.class)
              : old;
      view.setOwner(owner.owner());
      view.setGroup(owner.group());
    }
  }

  @Override
  public void close() throws IOException {
    try {
      lock.close();
    } finally {
      THREADS.unlock();
    }
  }
}
