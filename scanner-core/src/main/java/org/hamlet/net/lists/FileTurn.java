package org.hamlet.net.lists;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
import org.hamlet.snapshot.FolderOwner;

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
    FolderOwner.check(file);
    long start = System.nanoTime();
    boolean taken = false;
    waitForThreads(file);
    try {
      FileChannel lock = locked(file.resolveSibling(file.getFileName() + ".lock"), start);
      taken = true;
      return new FileTurn(file, lock);
    } finally {
      if (!taken) {
        THREADS.unlock();
      }
    }
  }

  /** An interruption waits as well: what is to be written here is soon. */
  private static void waitForThreads(Path file) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      if (!THREADS.tryLock(MAX_WAIT_NANOS, TimeUnit.NANOSECONDS)) {
        throw new IOException(file + ": another thread has it");
      }
    } catch (InterruptedException e) {
      interrupted = true;
      throw new IOException(file + ": interrupted while waiting for it", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static FileChannel locked(Path path, long start) throws IOException {
    FolderOwner.check(path);
    boolean made = Files.notExists(path, LinkOption.NOFOLLOW_LINKS);
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    try {
      if (made) {
        give(path, path);
      }
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
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(next);
    try {
      try (FileChannel channel =
          FileChannel.open(
              next,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS)) {
        give(next, file);
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
    PosixFileAttributeView view = FolderOwner.view(made);
    if (view == null) {
      return;
    }
    boolean replaces = !made.equals(model) && Files.exists(model);
    PosixFileAttributes old =
        replaces ? Files.readAttributes(model, PosixFileAttributes.class) : view.readAttributes();
    view.setPermissions(replaces ? old.permissions() : USUAL);
    if (!ROOT.equals(System.getProperty("user.name"))) {
      return;
    }
    if (ROOT.equals(old.owner().getName())) {
      FolderOwner.give(made);
    } else {
      view.setOwner(old.owner());
      view.setGroup(old.group());
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
