package org.hamlet.net.resolver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.hamlet.snapshot.FolderOwner;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotKey;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.snapshot.SnapshotWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers in a file, for the next start: a mark, whom and under which restrictions was asked, the
 * answers, those asked for last before others, and the checksum of all before. Answers of other
 * servers are as good as none. Replaced as a whole by renaming; only its owner may read it, for it
 * tells who writes to whom. A damaged file is told in the log and counts as empty; nothing here
 * throws for what is on the disk. One thread at a time.
 */
public final class AnswerFile {

  /** Largest file that is read or written, in bytes. */
  static final int MAX_BYTES = 1 << 20;

  /** Answers with less time left than this are not worth a place in it. */
  static final long LEAST_LEFT_MILLIS = 60_000;

  /** How the file is called until it is whole. */
  private static final String NEW_SUFFIX = ".new";

  private static final Logger LOG = LoggerFactory.getLogger(AnswerFile.class);

  /** The word HAMDNS and the version of this form. */
  private static final long MARK = 0x01_53_4E_44_4D_41_48L;

  private static final int SUM_BYTES = Integer.BYTES;
  private static final int HEAD_BYTES = 3 * Long.BYTES;

  private final Path path;
  private final ResolverOptions options;
  private final Set<String> opened;

  /**
   * The file at that place, which need not be there.
   *
   * @param options whom the answers are of
   * @param opened lists that are asked though they are known to be closed
   */
  public AnswerFile(Path path, ResolverOptions options, Set<String> opened) {
    this.path = path;
    this.options = options;
    this.opened = Set.copyOf(opened);
  }

  /** What answers depend on beside the questions: found out anew at each call. */
  SnapshotKey circumstances() {
    SnapshotKey.Builder key = new SnapshotKey.Builder();
    key.add((options.servers().isEmpty() ? SystemServers.find() : options.servers()).toString());
    key.add(options.ipv4() + " " + options.ipv6());
    key.add(new TreeMap<>(options.restrictions().allowed()).toString());
    return key.add(new TreeSet<>(opened).toString()).key();
  }

  /** The answers written under the same circumstances, those asked for last before others. */
  List<KeptAnswer> read(SnapshotKey circumstances) {
    try {
      long size = Files.size(path);
      if (!Files.isRegularFile(path) || size > MAX_BYTES) {
        throw new SnapshotDamage("it is no file of up to " + MAX_BYTES + " bytes");
      }
      return answers(Files.readAllBytes(path), circumstances);
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (SnapshotDamage e) {
      LOG.warn("{} is damaged, answers of DNS are asked for anew: {}", path, e.getMessage());
    } catch (IOException | SecurityException e) {
      LOG.warn("{} cannot be read, answers of DNS are asked for anew: {}", path, e.toString());
    }
    return List.of();
  }

  private static List<KeptAnswer> answers(byte[] bytes, SnapshotKey circumstances)
      throws SnapshotDamage {
    int end = bytes.length - SUM_BYTES;
    if (end < HEAD_BYTES || ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
      throw new SnapshotDamage("its checksum is wrong");
    }
    SnapshotReader in = new SnapshotReader(bytes, 0, end);
    if (in.whole() != MARK
        || in.whole() != circumstances.first()
        || in.whole() != circumstances.second()) {
      return List.of();
    }
    List<KeptAnswer> answers = new ArrayList<>();
    while (!in.isAtEnd()) {
      answers.add(KeptAnswer.read(in.part()));
    }
    return answers;
  }

  /** Replaces the file by as many of the answers, from the first on, as it may hold. */
  void write(List<KeptAnswer> answers, SnapshotKey circumstances) {
    SnapshotWriter out = new SnapshotWriter();
    out.whole(MARK).whole(circumstances.first()).whole(circumstances.second());
    for (KeptAnswer answer : answers) {
      byte[] part = answer.toBytes();
      if (out.length() + Integer.BYTES + part.length + SUM_BYTES > MAX_BYTES) {
        break;
      }
      out.bytes(part);
    }
    byte[] content = out.toBytes();
    ByteBuffer whole = ByteBuffer.allocate(content.length + SUM_BYTES);
    whole.put(content).putInt(checksum(content, content.length)).flip();
    try {
      replace(whole);
    } catch (IOException | SecurityException e) {
      LOG.warn("answers of DNS cannot be kept for the next start: {}", e.toString());
    }
  }

  private void replace(ByteBuffer whole) throws IOException {
    FolderOwner.check(path);
    Path directory = path.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    Path next = directory.resolve(path.getFileName() + NEW_SUFFIX);
    Files.deleteIfExists(next);
    try (FileChannel out =
        FileChannel.open(
            next, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owned(posix))) {
      while (whole.hasRemaining()) {
        out.write(whole);
      }
      out.force(true);
    }
    FolderOwner.give(next);
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileAttribute<?>[] owned(boolean posix) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static int checksum(byte[] bytes, int end) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, end);
    return (int) sum.getValue();
  }
}
