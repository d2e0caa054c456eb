package org.hamlet.spamd.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;
import java.util.Set;

/**
 * The file of a unix socket. As in spamd nothing but the socket of a server that is gone is
 * replaced. It is made in a folder that only its owner can enter and moved to its place when it has
 * the rights asked for, so that it is never open wider; and it is removed only by who made it. One
 * thread.
 */
final class SocketFile {

  /** Bytes of a path that Java connects to; the system (unix(7), sun_path) takes one more. */
  static final int MAX_PATH_BYTES = 106;

  private static final String NAME = "s";
  private static final int KIND_BITS = 0170000;
  private static final int SOCKET_KIND = 0140000;
  private static final int RADIX = Character.MAX_RADIX;
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Endpoint.Unix endpoint;
  private final Path folder;
  private final Path hidden;
  private Optional<Object> key = Optional.empty();

  /**
   * Nothing of it is there yet.
   *
   * @throws IOException when somebody listens there, something else than a socket is there, or the
   *     path is too long
   */
  SocketFile(Endpoint.Unix endpoint) throws IOException {
    this.endpoint = endpoint;
    if (endpoint.path().toString().getBytes(UTF_8).length > MAX_PATH_BYTES) {
      throw new IOException("no client reaches a path of more than " + MAX_PATH_BYTES + " bytes");
    }
    refuseWhatIsInUse(endpoint.path());
    this.folder =
        endpoint.handedOver().isPresent()
            ? endpoint.handedOver().get()
            : hiddenFolder(endpoint.path());
    this.hidden = folder.resolve(NAME);
  }

  /** Where to bind to. */
  SocketAddress hiddenAddress() {
    return UnixDomainSocketAddress.of(hidden);
  }

  /** After it was bound: gives it its rights and, unless somebody else does that, its place. */
  void show() throws IOException {
    try {
      endpoint.access().apply(hidden);
    } catch (UserPrincipalNotFoundException e) {
      discard();
      throw new IOException("no such user or group: " + e.getName(), e);
    } catch (IOException e) {
      discard();
      throw new IOException("owner, group or mode cannot be set: " + e.getMessage(), e);
    }
    if (endpoint.handedOver().isPresent()) {
      return;
    }
    Object made = keyOf(hidden);
    Files.move(hidden, endpoint.path(), StandardCopyOption.ATOMIC_MOVE);
    key = Optional.ofNullable(made);
    discard();
  }

  /** Removes what is not in its place yet. */
  void discard() throws IOException {
    Files.deleteIfExists(hidden);
    Files.deleteIfExists(folder);
  }

  /** Removes it, unless another one has taken its place. */
  void remove() throws IOException {
    Path path = endpoint.path();
    if (key.isPresent()
        && Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && key.get().equals(keyOf(path))) {
      Files.deleteIfExists(path);
    }
  }

  private static Object keyOf(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  private static void refuseWhatIsInUse(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    int mode = (Integer) Files.getAttribute(path, "unix:mode");
    if ((mode & KIND_BITS) != SOCKET_KIND) {
      throw new IOException("there is a file that is no socket");
    }
    if (answers(path)) {
      throw new IOException("another server listens there");
    }
  }

  /** A queue that is full is an answer too. */
  private static boolean answers(Path path) throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path);
    try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      client.configureBlocking(false);
      client.connect(address);
      return true;
    } catch (ConnectException e) {
      return false;
    }
  }

  /** A killed process may have left one with the same number. */
  private static Path hiddenFolder(Path path) throws IOException {
    String name = "." + Long.toString(ProcessHandle.current().pid(), RADIX);
    Path folder = path.resolveSibling(name);
    try {
      return Files.createDirectory(folder, OWNER_ALONE);
    } catch (FileAlreadyExistsException e) {
      Files.deleteIfExists(folder.resolve(NAME));
      Files.delete(folder);
      return Files.createDirectory(folder, OWNER_ALONE);
    }
  }
}
