package org.hamlet.models.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Changes since the table was made, one after the other. Each record carries a checksum that goes
 * on from the record before it, and the first from the generation of the table, so that nothing
 * torn, stale or out of place is ever taken for a record. Confined to its store's lock.
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

  private final StoreFile file;
  private long generation = -1;
  private long end;
  private int chain;

  Journal(StoreFile file) {
    this.file = file;
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

  /** The generation whose records were read so far. */
  long generation() {
    return generation;
  }

  /** Bytes up to the end of the last whole record. */
  long length() {
    return end;
  }

  /** Begins reading records of a generation, the one on disk. */
  void start(long ofGeneration) {
    generation = ofGeneration;
    end = HEADER_BYTES;
    chain = (int) ofGeneration;
  }

  /** Hands on the records that came since; stops at the first that is not whole. */
  void readOn(Consumer<JournalRecord> records) throws IOException {
    long size = file.size();
    ByteBuffer buffer = ByteBuffer.allocate(0);
    while (size - end >= 8) {
      if (buffer.remaining() < 8) {
        buffer = fill(READ_BYTES);
      }
      int length = buffer.remaining() < 8 ? -1 : buffer.getInt(buffer.position());
      if (length <= 0 || length > MAX_RECORD_BYTES || end + length + 8 > size) {
        return;
      }
      if (buffer.remaining() < length + 8) {
        buffer = fill(Math.max(READ_BYTES, length + 8));
        if (buffer.remaining() < length + 8) {
          return;
        }
      }
      ByteBuffer body = buffer.slice(buffer.position() + 4, length);
      int expected = buffer.getInt(buffer.position() + 4 + length);
      if (checksum(chain, body.duplicate()) != expected) {
        return;
      }
      records.accept(JournalRecord.read(body));
      buffer.position(buffer.position() + length + 8);
      chain = expected;
      end += length + 8;
    }
  }

  private ByteBuffer fill(int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    file.read(buffer, end);
    return buffer.flip();
  }

  /** Adds a record after the last whole one; what lay beyond it is gone. */
  void append(JournalRecord change) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(change.bytes() + 8);
    out.putInt(change.bytes());
    change.writeTo(out);
    int sum = checksum(chain, out.slice(4, change.bytes()));
    out.putInt(sum).flip();
    if (file.size() > end) {
      file.truncate(end);
    }
    file.write(out, end);
    chain = sum;
    end += change.bytes() + 8;
  }

  /** Empties it for a new table, durably. */
  void restart(long newGeneration) throws IOException {
    file.truncate(0);
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.putLong(MAGIC).putLong(newGeneration);
    header.putInt(checksum(0, header.slice(0, 16))).flip();
    file.write(header, 0);
    file.force();
    start(newGeneration);
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
}
