package org.hamlet.snapshot;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * One file of a snapshot: a mark, what it was made of ({@link SnapshotKey}), how long its parts
 * are, the bytes that every reader wants, the checksum of all before, and the details, which have
 * checksums of their own. Replaced as a whole by renaming, so that readers find the old one or the
 * new; readable by its owner alone, since settings may hold passwords. Nothing here throws for what
 * is on the disk: no file and a bad one are the same. Thread-safe; so for several processes.
 */
public final class SnapshotFile {

  /** Largest file that is read or written, in bytes. */
  static final int MAX_BYTES = 64 << 20;

  /**
   * Bytes handed to the system at a time: Java keeps a buffer outside its heap as large as these.
   */
  private static final int WRITE_BYTES = 1 << 16;

  /** How files end that are not finished; one that was left behind serves nobody. */
  public static final String NEW_SUFFIX = ".new";

  /** The word HAMLET and the version of this form. */
  private static final long MARK = 0x01_54_45_4C_4D_41_48L;

  private static final int HEAD_BYTES = 4 * Long.BYTES;
  private static final int SUM_BYTES = Integer.BYTES;

  private final Path path;

  /** The file at that place, which need not be there. */
  public SnapshotFile(Path path) {
    this.path = path;
  }

  /** The bytes that were written under this key; empty without such a file. */
  public Optional<SnapshotReader> read(SnapshotKey key) {
    try {
      return open(key);
    } catch (IOException | SecurityException unreadable) {
      return Optional.empty();
    }
  }

  /** The reader has the file from then on; without one it is closed. */
  private Optional<SnapshotReader> open(SnapshotKey key) throws IOException {
    if (!path.toFile().isFile()) {
      return Optional.empty(); // to open a pipe is to wait for who writes to it
    }
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    Optional<SnapshotReader> reader = Optional.empty();
    try {
      reader = read(key, file);
      return reader;
    } finally {
      if (reader.isEmpty()) {
        file.close();
      }
    }
  }

  private static Optional<SnapshotReader> read(SnapshotKey key, RandomAccessFile file)
      throws IOException {
    long size = file.length();
    if (size < HEAD_BYTES + SUM_BYTES || size > MAX_BYTES) {
      return Optional.empty();
    }
    byte[] head = new byte[HEAD_BYTES];
    file.readFully(head);
    ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    boolean ours =
        fields.getLong() == MARK
            && fields.getLong() == key.first()
            && fields.getLong() == key.second();
    int length = fields.getInt();
    int details = fields.getInt();
    boolean whole =
        length >= 0 && details >= 0 && (long) HEAD_BYTES + length + SUM_BYTES + details == size;
    if (!ours || !whole) {
      return Optional.empty();
    }
    byte[] content = new byte[length + SUM_BYTES];
    file.readFully(content);
    CRC32 sum = new CRC32();
    sum.update(head, 0, head.length);
    sum.update(content, 0, length);
    int written = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(length);
    return (int) sum.getValue() == written
        ? Optional.of(
            new SnapshotReader(
                content,
                0,
                length,
                new SnapshotDetails(
                    Optional.of(file), (long) HEAD_BYTES + length + SUM_BYTES, details)))
        : Optional.empty();
  }

  /** Whether it seems worth making what would be written. Makes the directory. */
  public boolean isWritable() {
    Path directory = path.toAbsolutePath().getParent();
    try {
      FolderOwner.check(path);
      Files.createDirectories(directory);
      return Files.isWritable(directory);
    } catch (IOException | SecurityException notAllowed) {
      return false;
    }
  }

  /**
   * Replaces the file.
   *
   * @return whether that was possible; if not, there is no file or the old one
   */
  public boolean write(SnapshotKey key, SnapshotWriter content) {
    ByteBuffer details = content.details();
    if (content.length() + (long) details.remaining() > MAX_BYTES - HEAD_BYTES - SUM_BYTES) {
      return false;
    }
    ByteBuffer head =
        ByteBuffer.allocate(HEAD_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(MARK)
            .putLong(key.first())
            .putLong(key.second())
            .putInt(content.length())
            .putInt(details.remaining())
            .flip();
    CRC32 sum = new CRC32();
    sum.update(head.duplicate());
    sum.update(content.buffer());
    ByteBuffer sumBytes = ByteBuffer.allocate(SUM_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    sumBytes.putInt((int) sum.getValue()).flip();
    return replace(List.of(head, content.buffer(), sumBytes, details));
  }

  private boolean replace(List<ByteBuffer> parts) {
    String writer = ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
    String own = path.getFileName() + "." + writer + NEW_SUFFIX;
    Path made = path.resolveSibling(own);
    try {
      FolderOwner.check(path);
      Files.deleteIfExists(made);
      Set<OpenOption> how = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try (SeekableByteChannel out = Files.newByteChannel(made, how, ownersOnly())) {
        for (ByteBuffer part : parts) {
          writeAll(part, out);
        }
      }
      FolderOwner.give(made);
      Files.move(made, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (IOException | SecurityException notAllowed) {
      discard(made);
      return false;
    }
  }

  private static void writeAll(ByteBuffer part, SeekableByteChannel out) throws IOException {
    for (int at = part.position(); at < part.limit(); ) {
      at += out.write(part.slice(at, Math.min(WRITE_BYTES, part.limit() - at)));
    }
  }

  private static FileAttribute<?>[] ownersOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void discard(Path made) {
    try {
      Files.deleteIfExists(made);
    } catch (IOException | SecurityException stays) {
      // in a directory that may not be written it never was
    }
  }
}
