package org.hamlet.models.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One open file of a store. */
public interface StoreFile extends Closeable {

  /** Its length in bytes. */
  long size() throws IOException;

  /** Fills the buffer from {@code position} on, as far as the file goes. */
  void read(ByteBuffer into, long position) throws IOException;

  /** Writes all of the buffer. */
  void write(ByteBuffer from, long position) throws IOException;

  /** Cuts it off behind so many bytes. */
  void truncate(long size) throws IOException;

  /** Returns when what was written is on the disk. */
  void force() throws IOException;

  /** Whether its name still leads to it; not when somebody removed or replaced it. */
  boolean named();
}
