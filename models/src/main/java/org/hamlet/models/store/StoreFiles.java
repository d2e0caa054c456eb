package org.hamlet.models.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The few things a store asks of a file system, so that tests can cut the power. */
interface StoreFiles {

  /** The whole file, read-only, as it is now; empty when there is none. */
  Optional<ByteBuffer> map(String name) throws IOException;

  /** A file to read; empty when there is none. */
  Optional<StoreFile> read(String name) throws IOException;

  /** A file to read and write, made when there is none. */
  StoreFile write(String name) throws IOException;

  /** Puts new content in a file's place: readers see the old one or the new, also after a crash. */
  void replace(String name, Content content) throws IOException;

  /** Keeps other writers out, also those of other processes, until it is closed. */
  Closeable lock() throws IOException;

  /** What writes the content of a file from its start. */
  @FunctionalInterface
  interface Content {
    void writeTo(StoreFile file) throws IOException;
  }
}
