package org.hamlet.models.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.hamlet.snapshot.FolderOwner;

/**
 * Who may read and write what a store makes. Beside the bits, what root makes belongs to whom its
 * directory belongs, so that training as root does not lock out the service.
 *
 * @param bits of a directory; files have the same without execution ({@code bayes_file_mode})
 */
public record FileMode(int bits) {

  /** SpamAssassin's default: nobody but the owner. */
  public static final FileMode OWNER_ONLY = new FileMode(0700);

  private static final int OCTAL = 8;
  private static final int ALL_BITS = 0777;
  private static final int NO_EXECUTION = 0666;

  /** The mode that octal digits mean; that of the owner when they mean none. */
  public static FileMode parse(String digits) {
    return digits.matches("[0-7]{1,7}")
        ? new FileMode(Integer.parseInt(digits, OCTAL) & ALL_BITS)
        : OWNER_ONLY;
  }

  /**
   * Looks at the way to a file that root is about to write, in a folder that may be a user's.
   *
   * @throws IOException when a symbolic link on it is not root's
   */
  public static void checkWay(Path file) throws IOException {
    FolderOwner.check(file);
  }

  /**
   * Opens a file that root is about to write, in a folder that may be a user's, as {@link
   * FolderOwner#open} does.
   *
   * @throws IOException when it cannot be opened, or a link on the way could be another's
   */
  public static OutputStream open(Path file, Set<? extends OpenOption> how) throws IOException {
    return FolderOwner.open(file, how);
  }

  /** Makes an empty file when there is none. */
  void make(Path file) throws IOException {
    FolderOwner.check(file);
    if (Files.exists(file)) {
      return;
    }
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      return;
    }
    give(file, bits & NO_EXECUTION);
  }

  /** Makes a directory whose parent is there. */
  void makeDirectory(Path directory) throws IOException {
    FolderOwner.check(directory);
    try {
      Files.createDirectory(directory);
    } catch (FileAlreadyExistsException e) {
      return;
    }
    give(directory, bits);
  }

  private static void give(Path path, int mode) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    FolderOwner.view(path).setPermissions(permissions(mode));
    FolderOwner.give(path);
  }

  /** The constants stand in the order of the bits, the owner's reading first. */
  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] all = PosixFilePermission.values();
    for (int i = 0; i < all.length; i++) {
      if ((mode >> (all.length - 1 - i) & 1) == 1) {
        permissions.add(all[i]);
      }
    }
    return permissions;
  }
}
