package org.hamlet.cli.updates;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one process at a time change a folder of channels, until it is given back. */
final class UpdateLock {

  /** The file that is locked; it stays, empty. */
  static final String NAME = ".update.lock";

  private final FileChannel file;

  private UpdateLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes the lock.
   *
   * @param rules the folder, made when missing
   * @throws UpdateFailure when another has it, or the folder cannot be written
   */
  static UpdateLock of(Path rules) throws UpdateFailure {
    try {
      Files.createDirectories(rules);
      FileChannel file =
          FileChannel.open(
              rules.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!taken(file)) {
        file.close();
        throw new UpdateFailure("another process is changing the rules in " + rules);
      }
      return new UpdateLock(file);
    } catch (IOException e) {
      throw new UpdateFailure("cannot write in " + rules, e);
    }
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
