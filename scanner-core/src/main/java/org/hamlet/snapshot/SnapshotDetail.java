package org.hamlet.snapshot;

/**
 * A part of a snapshot that stays in the file until somebody wants it. Thread-safe.
 *
 * @param details where it lies
 * @param from first byte, among the details
 * @param length in bytes
 * @param checksum of the bytes
 */
public record SnapshotDetail(SnapshotDetails details, int from, int length, int checksum) {

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return length == 0;
  }

  /** Reads it, each time anew. */
  public SnapshotReader read() throws SnapshotDamage {
    byte[] bytes = details.read(this);
    return new SnapshotReader(bytes, 0, bytes.length);
  }
}
