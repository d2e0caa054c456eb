package org.hamlet.snapshot;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The details of one snapshot, in a file that stays open: who replaces it leaves this one as it is.
 * Nobody closes it, since after a reload scans that began before, with rules of theirs, may still
 * ask for details; the collector does, with the last of these rules. A reload makes so many objects
 * that few files are ever open at a time. Thread-safe.
 */
final class SnapshotDetails {

  /** No details. */
  static final SnapshotDetails NONE = new SnapshotDetails(Optional.empty(), 0, 0);

  private final Optional<RandomAccessFile> file;
  private final long from;
  private final long length;
  private volatile boolean damaged;

  /**
   * Those of a file.
   *
   * @param from where they begin
   * @param length in bytes
   */
  SnapshotDetails(Optional<RandomAccessFile> file, long from, long length) {
    this.file = file;
    this.from = from;
    this.length = length;
  }

  static int checksum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, bytes.length);
    return (int) sum.getValue();
  }

  SnapshotDetail at(int begin, int size, int checksum) throws SnapshotDamage {
    if ((long) begin + size > length) {
      throw new SnapshotDamage("a detail beyond the end");
    }
    return new SnapshotDetail(this, begin, size, checksum);
  }

  byte[] read(SnapshotDetail detail) throws SnapshotDamage {
    byte[] bytes = new byte[detail.length()];
    if (file.isPresent() && bytes.length > 0) {
      try {
        synchronized (this) {
          file.get().seek(from + detail.from());
          file.get().readFully(bytes);
        }
      } catch (IOException e) {
        damaged = true;
        throw new SnapshotDamage("a detail cannot be read");
      }
    }
    if (checksum(bytes) != detail.checksum()) {
      damaged = true;
      throw new SnapshotDamage("a detail has changed");
    }
    return bytes;
  }

  /** Whether some detail could not be read. */
  boolean damaged() {
    return damaged;
  }
}
