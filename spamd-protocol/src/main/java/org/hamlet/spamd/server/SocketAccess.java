package org.hamlet.spamd.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Owner and rights of a unix socket's file. Immutable.
 *
 * @param owner a user's name; empty: as the process makes it
 * @param group a group's name; likewise
 * @param mode permission bits, as chmod counts them; likewise
 */
public record SocketAccess(Optional<String> owner, Optional<String> group, Optional<Integer> mode) {

  /** As the process makes its files. */
  public static final SocketAccess USUAL =
      new SocketAccess(Optional.empty(), Optional.empty(), Optional.empty());

  /** Compat: who may connect to spamd's, unless told otherwise: everybody, whatever the umask. */
  public static final int DEFAULT_MODE = 0666;

  private static final int ALL_RIGHTS = 0777;

  /** Checks the mode. */
  public SocketAccess {
    if (mode.isPresent() && (mode.get() < 0 || mode.get() > ALL_RIGHTS)) {
      throw new IllegalArgumentException("not a mode of a file: " + mode.get());
    }
  }

  /**
   * Sets them. A link that whoever owns the folder put in its place is not followed; only a mode
   * has no way to say so that works for sockets, so it is looked at before.
   */
  void apply(Path socket) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(socket, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (mode.isPresent()) {
      if (view.readAttributes().isSymbolicLink()) {
        throw new IOException(socket + ": a symbolic link took the place of the socket");
      }
      Files.setPosixFilePermissions(socket, permissions(mode.get()));
    }
    UserPrincipalLookupService names = socket.getFileSystem().getUserPrincipalLookupService();
    if (group.isPresent()) {
      view.setGroup(names.lookupPrincipalByGroupName(group.get()));
    }
    if (owner.isPresent()) {
      view.setOwner(names.lookupPrincipalByName(owner.get()));
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    PosixFilePermission[] all = PosixFilePermission.values();
    Set<PosixFilePermission> wanted = EnumSet.noneOf(PosixFilePermission.class);
    for (int bit = 0; bit < all.length; bit++) {
      if ((mode >> (all.length - 1 - bit) & 1) != 0) {
        wanted.add(all[bit]);
      }
    }
    return wanted;
  }
}
