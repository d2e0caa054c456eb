package org.hamlet.models.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes since a file was made, one after the other. Each record carries a checksum that goes on
 * from the record before it, and the first from the generation of the file, so that nothing torn,
 * stale or out of place is ever taken for a record. A record that was damaged on the disk is left
 * out, with a warning; those behind it are read. Confined to its store's lock, but for {@link
 * #force}.
 *
 * <p>File: magic (8 bytes), generation (8), checksum (4); then {@link JournalFrame}s.
 */
final class Journal implements Closeable {

  /** Length of an empty journal, in bytes. */
  static final int HEADER_BYTES = 20;

  private static final long MAGIC = 0x48414D4C4A4E4C32L;
  private static final int READ_BYTES = 64 << 10;

  private final StoreFile file;
  private final String name;
  private volatile long end;
  private int chain;
  private volatile int generation;
  private volatile Forced forced = new Forced(0, 0);

  /** Where the last mark ends. */
  private long marked;

  /** A tail of no whole record that was looked through already ends here. */
  private long searched;

  /** Of a journal of that generation all up to there is on the disk. */
  private record Forced(int generation, long end) {}

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
    boolean whole = header.getInt(16) == checksum(header.slice(0, 16));
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
    return next(ByteBuffer.allocate(0), file.size()).isPresent();
  }

  /** Bytes up to the end of the last whole record. */
  long length() {
    return end;
  }

  /** Begins reading records of a generation, the one on disk. */
  void start(long ofGeneration) {
    end = HEADER_BYTES;
    generation = (int) ofGeneration;
    chain = generation;
    marked = 0;
    searched = 0;
  }

  /** What takes a record. */
  @FunctionalInterface
  interface Records {
    void take(ByteBuffer record) throws IOException;
  }

  /** Hands on the records that came since, but damaged ones; ends before what is no record. */
  void readOn(Records records) throws IOException {
    long size = file.size();
    ByteBuffer buffer = ByteBuffer.allocate(0);
    while (size - end >= JournalFrame.BYTES) {
      if (buffer.remaining() < JournalFrame.BYTES) {
        buffer = fill(READ_BYTES);
      }
      Optional<JournalFrame> frame = next(buffer, size);
      if (frame.isPresent()) {
        boolean mark = !frame.get().body().hasRemaining();
        if (!mark) {
          records.take(frame.get().body());
        }
        buffer.position(Math.min(buffer.limit(), buffer.position() + frame.get().bytes()));
        chain = frame.get().sum();
        endAt(end + frame.get().bytes());
        marked = mark ? end : marked;
      } else if (passDamage(size)) {
        buffer = ByteBuffer.allocate(0);
      } else {
        return;
      }
    }
  }

  /** The record at the end of those read, of which the buffer may have the start or all. */
  private Optional<JournalFrame> next(ByteBuffer buffer, long size) throws IOException {
    ByteBuffer in = buffer.remaining() < JournalFrame.BYTES ? fill(READ_BYTES) : buffer;
    int bytes =
        in.remaining() < JournalFrame.BYTES ? -1 : JournalFrame.bytes(in.getInt(in.position()));
    if (bytes < 0 || bytes > size - end) {
      return Optional.empty();
    }
    in = bytes > in.remaining() ? fill(bytes) : in;
    return JournalFrame.at(in, in.position(), generation, chain);
  }

  /** Goes to where the records go on behind a damaged one, if they do. */
  private boolean passDamage(long size) throws IOException {
    if (size == searched) {
      return false;
    }
    searched = size;
    ByteBuffer window = fill((int) Math.min(JournalSearch.MAX_WINDOW_BYTES, size - end));
    Optional<JournalSearch.Found> found = JournalSearch.in(window, generation);
    if (found.isEmpty()) {
      return false;
    }
    int lost = found.get().offset();
    log()
        .warn(
            "{}: {} bytes from byte {} on are damaged; what was learned there is lost, what was"
                + " learned later is not",
            name,
            lost,
            end);
    endAt(end + lost);
    chain = found.get().chain();
    searched = 0;
    return true;
  }

  /** Whether something lies behind the last whole record. */
  boolean hasTail() throws IOException {
    return file.size() > end;
  }

  /** Says so when something lies behind the last whole record. */
  void tellTail() throws IOException {
    long beyond = file.size() - end;
    if (beyond > 0) {
      log()
          .warn(
              "{}: {} bytes behind byte {} are no whole record: a crash broke it off, or damage",
              name,
              beyond,
              end);
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
    int bytes = records.stream().mapToInt(record -> record.remaining() + JournalFrame.BYTES).sum();
    ByteBuffer out = ByteBuffer.allocate(bytes);
    int sum = chain;
    for (ByteBuffer record : records) {
      sum = JournalFrame.write(out, record, unforced(out.position()), generation, sum);
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
    endAt(end + bytes);
  }

  /** Only its owner moves it; who forces looks where it is. */
  private void endAt(long place) {
    end = place;
  }

  private int unforced(int added) {
    Forced known = forced;
    long onDisk = known.generation() == generation ? known.end() : 0;
    return (int) Math.min(Integer.MAX_VALUE, end + added - onDisk);
  }

  /**
   * Marks the end as being on the disk, so that damage before it is never taken for what a power
   * cut tore. Only with the turn to write, all records read.
   */
  void mark() throws IOException {
    if (end > Math.max(marked, HEADER_BYTES) && file.size() == end) {
      force();
      append(List.of(ByteBuffer.allocate(0)));
      marked = end;
    }
  }

  /**
   * Empties it for a new file; durable after {@link #force}. The header is written over the old
   * one, since a full disk may have no room for a new one; old records do not go on from it.
   */
  void restart(long newGeneration) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.putLong(MAGIC).putLong(newGeneration);
    header.putInt(checksum(header.slice(0, 16))).flip();
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
    int of = generation;
    long reached = end;
    file.force();
    forced = new Forced(of, reached);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(ByteBuffer.allocate(4));
    sum.update(bytes);
    return (int) sum.getValue();
  }

  /** Made when there is something to tell: to set up a log takes longer than a scan. */
  private static Logger log() {
    return LoggerFactory.getLogger(Journal.class);
  }
}
