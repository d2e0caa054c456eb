package org.hamlet.models.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes since a file was made, one after the other. Each record carries a checksum that goes on
 * from the record before it, and the first from the generation of the file, so that nothing torn,
 * stale or out of place is ever taken for a record. Confined to its store's lock.
 *
 * <p>File: magic (8 bytes), generation (8), checksum (4); then for each record its length (4), the
 * record, its checksum (4).
 */
final class Journal implements Closeable {

  /** Length of an empty journal, in bytes. */
  static final int HEADER_BYTES = 20;

  private static final long MAGIC = 0x48414D4C4A4E4C31L;
  private static final int MAX_RECORD_BYTES = 2 << 20;
  private static final int READ_BYTES = 64 << 10;

  /** Length before a record, checksum behind it. */
  private static final int FRAME_BYTES = 8;

  private final StoreFile file;
  private final String name;
  private long end;
  private int chain;

  /**
   * A journal in a file.
   *
   * @param name what warnings call it
   */
  Journal(StoreFile file, String name) {
    this.file = file;
    this.name = name;
  }

  /** The generation its header names; -1 when the header is not whole. */
  long generationOnDisk() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    file.read(header, 0);
    header.flip();
    if (header.remaining() < HEADER_BYTES || header.getLong(0) != MAGIC) {
      return -1;
    }
    boolean whole = header.getInt(16) == checksum(0, header.slice(0, 16));
    return whole ? header.getLong(8) : -1;
  }

  /**
   * The generation that the records of a journal without a whole header go on from: that of the
   * file, when the header was damaged; the one before, when a crash broke off the header of a new
   * journal; -1 when there are no records.
   *
   * @throws StoreDamaged when they go on from neither
   */
  long generationOfRecords(long ofFile) throws IOException {
    if (file.size() <= HEADER_BYTES) {
      return -1;
    }
    for (long generation = ofFile; generation >= ofFile - 1; generation--) {
      start(generation);
      if (readRecord()) {
        log().warn("{}: the header is damaged; its records tell what it said", name);
        return generation;
      }
    }
    throw new StoreDamaged("the header of the journal " + name + " is damaged");
  }

  private boolean readRecord() throws IOException {
    long before = end;
    readOn(record -> {}, 1);
    return end > before;
  }

  /** Bytes up to the end of the last whole record. */
  long length() {
    return end;
  }

  /** Begins reading records of a generation, the one on disk. */
  void start(long ofGeneration) {
    end = HEADER_BYTES;
    chain = (int) ofGeneration;
  }

  /** What takes a record. */
  @FunctionalInterface
  interface Records {
    void take(ByteBuffer record) throws IOException;
  }

  /** Hands on the records that came since; stops at the first that is not whole. */
  void readOn(Records records) throws IOException {
    readOn(records, Integer.MAX_VALUE);
  }

  private void readOn(Records records, int most) throws IOException {
    long size = file.size();
    ByteBuffer buffer = ByteBuffer.allocate(0);
    for (int n = 0; n < most && size - end >= FRAME_BYTES; n++) {
      if (buffer.remaining() < FRAME_BYTES) {
        buffer = fill(READ_BYTES);
      }
      int length = buffer.remaining() < FRAME_BYTES ? -1 : buffer.getInt(buffer.position());
      if (length <= 0 || length > MAX_RECORD_BYTES || end + length + FRAME_BYTES > size) {
        return;
      }
      if (buffer.remaining() < length + FRAME_BYTES) {
        buffer = fill(Math.max(READ_BYTES, length + FRAME_BYTES));
        if (buffer.remaining() < length + FRAME_BYTES) {
          return;
        }
      }
      ByteBuffer body = buffer.slice(buffer.position() + 4, length);
      int expected = buffer.getInt(buffer.position() + 4 + length);
      if (checksum(chain, body.duplicate()) != expected) {
        return;
      }
      records.take(body);
      buffer.position(buffer.position() + length + FRAME_BYTES);
      chain = expected;
      end += length + FRAME_BYTES;
    }
  }

  private ByteBuffer fill(int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    file.read(buffer, end);
    return buffer.flip();
  }

  /**
   * Adds records after the last whole one, all or none. What lay beyond it is gone, and a warning
   * says so: what a crash broke off while it was written, or all that followed a damaged record.
   */
  void append(List<ByteBuffer> records) throws IOException {
    int bytes = records.stream().mapToInt(record -> record.remaining() + FRAME_BYTES).sum();
    ByteBuffer out = ByteBuffer.allocate(bytes);
    int sum = chain;
    for (ByteBuffer record : records) {
      int length = record.remaining();
      out.putInt(length).put(record);
      sum = checksum(sum, out.slice(out.position() - length, length));
      out.putInt(sum);
    }
    out.flip();
    long beyond = file.size() - end;
    if (beyond > 0) {
      log()
          .warn(
              "{}: dropped {} bytes behind byte {}, which are no whole record", name, beyond, end);
      file.truncate(end);
    }
    try {
      file.write(out, end);
    } catch (IOException e) {
      file.truncate(end);
      throw e;
    }
    chain = sum;
    end += bytes;
  }

  /**
   * Empties it for a new file; durable after {@link #force}. The header is written over the old
   * one, since a full disk may have no room for a new one; old records do not go on from it.
   */
  void restart(long newGeneration) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.putLong(MAGIC).putLong(newGeneration);
    header.putInt(checksum(0, header.slice(0, 16))).flip();
    file.write(header, 0);
    file.truncate(HEADER_BYTES);
    start(newGeneration);
  }

  /** Whether its name still leads to it. */
  boolean named() {
    return file.named();
  }

  /** Returns when all records are on the disk. */
  void force() throws IOException {
    file.force();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static int checksum(int before, ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(ByteBuffer.allocate(4).putInt(0, before));
    sum.update(bytes);
    return (int) sum.getValue();
  }

  /** Made when there is something to tell: to set up a log takes longer than a scan. */
  private static Logger log() {
    return LoggerFactory.getLogger(Journal.class);
  }
}
