package org.hamlet.models.disk;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Store files in one directory. */
final class DirectoryFiles implements StoreFiles {

  /**
   * Bytes of replaced files that may be mapped still before they are let go. Java unmaps a file
   * when its buffer is collected, which on an old buffer is done by a full collection alone; until
   * then the file holds memory and its place on the disk.
   */
  static final long MAX_REPLACED_BYTES = 16 << 20;

  private final Path directory;
  private final FileMode mode;
  private final Map<String, Long> mappedBytes = new HashMap<>();
  private long replacedBytes;

  DirectoryFiles(Path directory, FileMode mode) {
    this.directory = directory.toAbsolutePath();
    this.mode = mode;
  }

  @Override
  public Optional<ByteBuffer> map(String name) throws IOException {
    boolean interrupted = Thread.interrupted();
    try (FileChannel file = FileChannel.open(directory.resolve(name), StandardOpenOption.READ)) {
      letGoOfReplaced(name, file.size());
      return Optional.of(file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } finally {
      restore(interrupted);
    }
  }

  private synchronized void letGoOfReplaced(String name, long bytes) {
    Long before = mappedBytes.put(name, bytes);
    replacedBytes += before == null ? 0 : before;
    if (replacedBytes > MAX_REPLACED_BYTES) {
      System.gc();
      replacedBytes = 0;
    }
  }

  @Override
  public Optional<StoreFile> read(String name) throws IOException {
    Path path = directory.resolve(name);
    return Files.exists(path) ? Optional.of(open(path, "r")) : Optional.empty();
  }

  @Override
  public StoreFile write(String name) throws IOException {
    makeDirectory();
    mode.make(directory.resolve(name));
    return open(directory.resolve(name), "rw");
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Files.move(directory.resolve(from), directory.resolve(to), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void remove(String name) throws IOException {
    Files.deleteIfExists(directory.resolve(name));
  }

  @Override
  public void forceNames() throws IOException {
    force(directory);
  }

  @Override
  public Closeable lock(String name) throws IOException {
    makeDirectory();
    return ProcessLock.on(directory.resolve(name), mode);
  }

  @Override
  public Optional<Closeable> tryLock(String name) throws IOException {
    makeDirectory();
    return ProcessLock.tryOn(directory.resolve(name), mode).map(Closeable.class::cast);
  }

  /** A directory that is made is there after a power cut only when its parent was forced. */
  private void makeDirectory() throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = directory; at != null && !Files.isDirectory(at); at = at.getParent()) {
      missing.push(at);
    }
    for (Path each : missing) {
      mode.makeDirectory(each);
      force(each.getParent());
    }
  }

  private static void force(Path directory) throws IOException {
    boolean interrupted = Thread.interrupted();
    try (FileChannel opened = FileChannel.open(directory, StandardOpenOption.READ)) {
      opened.force(true);
    } finally {
      restore(interrupted);
    }
  }

  /** A channel closes itself when its thread is interrupted; whoever waits for that can wait. */
  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static StoreFile opened(Path path, RandomAccessFile file) throws IOException {
    boolean done = false;
    try {
      StoreFile opened = new OpenFile(path, file);
      done = true;
      return opened;
    } finally {
      if (!done) {
        file.close();
      }
    }
  }

  private static StoreFile open(Path path, String mode) throws IOException {
    try {
      return opened(path, new RandomAccessFile(path.toFile(), mode));
    } catch (FileNotFoundException e) {
      // Says "not found" of whatever cannot be opened; the other way to open says why.
      FileChannel.open(path, mode.equals("r") ? StandardOpenOption.READ : StandardOpenOption.WRITE)
          .close();
      throw e;
    }
  }

  /**
   * A file of the operating system. Not a channel of {@code java.nio}, which closes itself for good
   * when a thread that uses it is interrupted. Confined to its owner's lock but for {@code force}.
   */
  private static final class OpenFile implements StoreFile {
    private static final int CHUNK_BYTES = 64 << 10;

    private final Path path;
    private final RandomAccessFile file;
    private final Object key;

    OpenFile(Path path, RandomAccessFile file) throws IOException {
      this.path = path;
      this.file = file;
      this.key = key(path);
    }

    @Override
    public long size() throws IOException {
      return file.length();
    }

    @Override
    public void read(ByteBuffer into, long position) throws IOException {
      file.seek(position);
      while (into.hasRemaining()) {
        int read = file.read(into.array(), into.arrayOffset() + into.position(), into.remaining());
        if (read < 0) {
          return;
        }
        into.position(into.position() + read);
      }
    }

    @Override
    public void write(ByteBuffer from, long position) throws IOException {
      file.seek(position);
      while (from.hasRemaining()) {
        int length = Math.min(CHUNK_BYTES, from.remaining());
        file.write(from.array(), from.arrayOffset() + from.position(), length);
        from.position(from.position() + length);
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      file.setLength(size);
    }

    @Override
    public void force() throws IOException {
      file.getFD().sync();
    }

    @Override
    public boolean named() {
      try {
        return key(path).equals(key);
      } catch (IOException e) {
        return false;
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }

    private static Object key(Path path) throws IOException {
      Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
      return key == null ? path : key;
    }
  }
}
