package org.hamlet.models.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Store files in one directory, which is made when something is first written. */
final class DirectoryFiles implements StoreFiles {

  private static final String LOCK = "lock";

  private final Path directory;

  DirectoryFiles(Path directory) {
    this.directory = directory;
  }

  @Override
  public Optional<ByteBuffer> map(String name) throws IOException {
    try (FileChannel file = FileChannel.open(directory.resolve(name), StandardOpenOption.READ)) {
      return Optional.of(file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<StoreFile> read(String name) throws IOException {
    try {
      return Optional.of(open(name, StandardOpenOption.READ));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public StoreFile write(String name) throws IOException {
    Files.createDirectories(directory);
    return open(name, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
  }

  @Override
  public void replace(String name, Content content) throws IOException {
    Files.createDirectories(directory);
    String next = name + ".new";
    try (StoreFile file =
        open(
            next,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      content.writeTo(file);
      file.force();
    }
    Files.move(directory.resolve(next), directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  @Override
  public Closeable lock() throws IOException {
    Files.createDirectories(directory);
    FileChannel file =
        FileChannel.open(
            directory.resolve(LOCK), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    try {
      FileLock held = file.lock();
      return () -> {
        held.release();
        file.close();
      };
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private StoreFile open(String name, StandardOpenOption... options) throws IOException {
    return new ChannelFile(FileChannel.open(directory.resolve(name), options));
  }

  /** A file of the operating system. */
  private record ChannelFile(FileChannel channel) implements StoreFile {

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void read(ByteBuffer into, long position) throws IOException {
      long at = position;
      while (into.hasRemaining()) {
        int read = channel.read(into, at);
        if (read < 0) {
          return;
        }
        at += read;
      }
    }

    @Override
    public void write(ByteBuffer from, long position) throws IOException {
      long at = position;
      while (from.hasRemaining()) {
        at += channel.write(from, at);
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public void force() throws IOException {
      channel.force(false);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
