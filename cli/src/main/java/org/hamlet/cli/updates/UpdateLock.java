package org.hamlet.cli.updates;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hamlet.models.disk.FileMode;

/** Lets one process at a time change a folder of channels, until it is given back. */
final class UpdateLock {

  private static final String ENDING = ".lock";

  private final FileChannel file;

  private UpdateLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes the lock.
   *
   * @param rules the folder; it need not be there yet
   * @throws UpdateFailure when another has it, or nothing can be written there
   */
  static UpdateLock of(Path rules) throws UpdateFailure {
    try {
      FileMode.checkWay(rules);
      FileChannel file =
          FileChannel.open(
              file(rules),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      if (!taken(file)) {
        file.close();
        throw new UpdateFailure("another process is changing the rules in " + rules);
      }
      return new UpdateLock(file);
    } catch (IOException e) {
      throw new UpdateFailure("cannot write in " + rules, e);
    }
  }

  /**
   * The file that is locked; it stays, empty. It lies beside the folder where that can be: a folder
   * that has nothing but a lock would be taken for one of rules, and all mail would pass.
   */
  static Path file(Path rules) throws IOException {
    Path whole = rules.toAbsolutePath();
    Path parent = Files.createDirectories(whole.resolveSibling("").toAbsolutePath());
    return Files.isDirectory(whole) && !Files.isWritable(parent)
        ? whole.resolve(ENDING)
        : parent.resolve(whole.getFileName() + ENDING);
  }

  private static boolean taken(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Lets others change the folder. */
  void giveBack() throws UpdateFailure {
    try {
      file.close();
    } catch (IOException e) {
      throw new UpdateFailure("cannot give back the lock of the rules", e);
    }
  }
}
