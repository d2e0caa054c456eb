package org.hamlet.snapshot;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The way on which root opens a file, folder by folder, each from the one before and not by its
 * name again: whoever may write in one of them cannot put a link in between. Links are followed
 * while all folders so far are such that nobody but root can replace what is root's there.
 */
final class RootsWay {

  /** Symbolic links on one way, as in Linux (path_resolution(7)). */
  static final int MAX_LINKS = 40;

  private static final Path PROCESSES = Path.of("/proc");
  private static final int STICKY = 01000;
  private static final int OTHERS_WRITE = 022;

  private RootsWay() {}

  /**
   * Opens a file to be written.
   *
   * @throws IOException when it cannot be opened, or a link on the way could be another's
   */
  static SeekableByteChannel open(Path file, Set<? extends OpenOption> how) throws IOException {
    Set<OpenOption> options = new HashSet<>(how);
    options.add(LinkOption.NOFOLLOW_LINKS);
    options.add(StandardOpenOption.WRITE);
    Path way = file.toAbsolutePath().normalize();
    if (way.getNameCount() == 0) {
      throw new IOException(file + ": is a directory");
    }
    for (int links = 0; links <= MAX_LINKS; links++) {
      if (way.startsWith(PROCESSES)) {
        // links that only the kernel makes, to what may have no name: /dev/stdout leads here
        return Files.newByteChannel(way, EnumSet.of(StandardOpenOption.WRITE));
      }
      Step step = walk(way, options);
      if (step.opened().isPresent()) {
        return step.opened().get();
      }
      way = step.way();
    }
    throw new IOException(file + ": more than " + MAX_LINKS + " symbolic links");
  }

  /** What a walk came to: the file, or another way after a link. */
  private record Step(Optional<SeekableByteChannel> opened, Path way) {}

  private static Step walk(Path way, Set<OpenOption> options) throws IOException {
    Path root = way.getRoot();
    try (DirectoryStream<Path> folder = Files.newDirectoryStream(root)) {
      if (folder instanceof SecureDirectoryStream<Path> secure) {
        return walk(new Folder(secure, root, isRootsAlone(root)), way, options);
      }
      throw new IOException(root + ": this system cannot open a file from its folder");
    }
  }

  /**
   * A folder on the way.
   *
   * @param rootsAlone nobody but root can replace what is root's there, nor on the way to it
   */
  private record Folder(SecureDirectoryStream<Path> open, Path path, boolean rootsAlone) {}

  private static Step walk(Folder in, Path way, Set<OpenOption> options) throws IOException {
    int depth = in.path().getNameCount();
    Path name = way.getName(depth);
    Path next = in.path().resolve(name);
    if (isLink(in.open(), name)) {
      return new Step(Optional.empty(), behind(next, in.rootsAlone(), way, depth + 1));
    }
    if (depth == way.getNameCount() - 1) {
      return new Step(Optional.of(in.open().newByteChannel(name, options)), way);
    }
    try (SecureDirectoryStream<Path> folder =
        in.open().newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
      return walk(new Folder(folder, next, in.rootsAlone() && isRootsAlone(next)), way, options);
    }
  }

  /** The way behind a link: where it leads to, and the names that were to follow. */
  private static Path behind(Path link, boolean rootsAlone, Path way, int followed)
      throws IOException {
    if (!rootsAlone || !FolderOwner.isOfRoot(link)) {
      throw new IOException(
          link + ": a symbolic link that another could have made, which root does not follow");
    }
    Path target = link.resolveSibling(Files.readSymbolicLink(link));
    if (followed < way.getNameCount()) {
      target = target.resolve(way.subpath(followed, way.getNameCount()));
    }
    return target.normalize();
  }

  /** Whether nobody but root can replace what is root's in a folder to which only root leads. */
  private static boolean isRootsAlone(Path folder) throws IOException {
    int mode = (int) Files.getAttribute(folder, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    return FolderOwner.isOfRoot(folder) && ((mode & OTHERS_WRITE) == 0 || (mode & STICKY) != 0);
  }

  private static boolean isLink(SecureDirectoryStream<Path> folder, Path name) throws IOException {
    try {
      PosixFileAttributes attributes =
          folder
              .getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
              .readAttributes();
      return attributes.isSymbolicLink();
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
