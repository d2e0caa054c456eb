package org.hamlet.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Set;

/**
 * What root writes in a folder of the service's user: it belongs to that user, so that what root
 * tries does not lock out the service, and no symbolic link that the user made leads root to a file
 * elsewhere. Links of root's own are followed. Hard links are left to the kernel ({@code
 * fs.protected_hardlinks}).
 */
public final class FolderOwner {

  private static final String ROOT = "root";

  private FolderOwner() {}

  /**
   * Looks at the way to a file before root opens or makes it; whoever is not root has nothing to
   * lose.
   *
   * @throws IOException when a link on that way, or in the place of the file, is not root's
   */
  public static void check(Path file) throws IOException {
    if (!isRoot() || !isPosix(file)) {
      return;
    }
    for (Path at = file.toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isSymbolicLink(at) && !isOfRoot(at)) {
        throw new IOException(
            at + ": a symbolic link that is not root's, which root does not follow");
      }
    }
  }

  /**
   * Opens a file to be written, in a folder that may be a user's. Where root does it, a symbolic
   * link is followed only when nobody but root can have put it there, and none that appears
   * meanwhile; a file that it makes belongs to whom the folder belongs.
   *
   * @throws IOException when it cannot be opened, or a link on the way could be another's
   */
  public static OutputStream open(Path file, Set<? extends OpenOption> how) throws IOException {
    if (!isRoot() || !isPosix(file)) {
      return Files.newOutputStream(file, how.toArray(OpenOption[]::new));
    }
    boolean isNew = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    OutputStream out = Channels.newOutputStream(RootsWay.open(file, how));
    if (isNew) {
      give(file);
    }
    return out;
  }

  /**
   * Gives what root has made just now to whom the folder belongs that it lies in. A link that took
   * its place meanwhile is given away itself, not what it leads to.
   */
  public static void give(Path made) throws IOException {
    if (!isRoot() || !isPosix(made)) {
      return;
    }
    PosixFileAttributes folder =
        Files.readAttributes(made.toAbsolutePath().getParent(), PosixFileAttributes.class);
    PosixFileAttributeView view = view(made);
    if (!view.readAttributes().owner().equals(folder.owner())) {
      view.setOwner(folder.owner());
      view.setGroup(folder.group());
    }
  }

  /** Owner, group and mode of a file itself, be it a link; the file system must have them. */
  public static PosixFileAttributeView view(Path file) {
    return Files.getFileAttributeView(
        file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether a file itself, be it a link, belongs to root. */
  static boolean isOfRoot(Path link) throws IOException {
    return ROOT.equals(Files.getOwner(link, LinkOption.NOFOLLOW_LINKS).getName());
  }

  private static boolean isRoot() {
    return ROOT.equals(System.getProperty("user.name"));
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
