package org.hamlet.models.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** The few things a store asks of a file system, so that tests can cut the power. */
public interface StoreFiles {

  /** The files of a directory, which is made when something is first written. */
  static StoreFiles in(Path directory, FileMode mode) {
    return new DirectoryFiles(directory, mode);
  }

  /** The whole file, read-only, as it is now; empty when there is none. */
  Optional<ByteBuffer> map(String name) throws IOException;

  /** A file to read; empty when there is none. */
  Optional<StoreFile> read(String name) throws IOException;

  /** A file to read and write, made when there is none. */
  StoreFile write(String name) throws IOException;

  /** Gives a file another's name, whose place it takes. */
  void rename(String from, String to) throws IOException;

  /** Takes a file away, if there is one. */
  void remove(String name) throws IOException;

  /** Returns when files made and renamed will have their names after a power cut. */
  void forceNames() throws IOException;

  /** Keeps other writers out, also those of other processes, until it is closed. */
  Closeable lock(String name) throws IOException;

  /** The same without waiting; empty while another writer has it. */
  Optional<Closeable> tryLock(String name) throws IOException;
}
