package org.hamlet.models.disk;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Looks where a journal goes on behind a damaged place. A place counts when whole records follow
 * each other from it on, and one of them says that all before the place had been on the disk: what
 * a power cut tore is no damage, and what stands behind it was never promised.
 */
final class JournalSearch {

  /** Bytes behind the end of the last whole record in which the next one is looked for. */
  static final int MAX_WINDOW_BYTES = 2 * (JournalFrame.MAX_RECORD_BYTES + JournalFrame.BYTES);

  /** Bytes whose checksums are made in one search; what looks like a length is rare elsewhere. */
  static final int MAX_SUMMED_BYTES = 64 << 20;

  private final ByteBuffer window;
  private final int generation;
  private long summed;

  /**
   * Where a journal goes on.
   *
   * @param offset from the start of the window
   * @param chain checksum of the record before
   */
  record Found(int offset, int chain) {}

  private JournalSearch(ByteBuffer window, int generation) {
    this.window = window;
    this.generation = generation;
  }

  /** The first place in a window that begins at the damage. */
  static Optional<Found> in(ByteBuffer window, int generation) {
    JournalSearch search = new JournalSearch(window, generation);
    int last = window.limit() - JournalFrame.BYTES;
    for (int offset = JournalFrame.BYTES; offset < last; offset++) {
      if (search.summed > MAX_SUMMED_BYTES) {
        return Optional.empty();
      }
      if (search.goesOnFrom(offset)) {
        return Optional.of(new Found(offset, window.getInt(offset - 4)));
      }
    }
    return Optional.empty();
  }

  private boolean goesOnFrom(int offset) {
    int place = offset;
    int chain = window.getInt(offset - 4);
    Optional<JournalFrame> frame = frame(place, chain);
    while (frame.isPresent()) {
      if (place - frame.get().unforced() >= offset) {
        return true;
      }
      place += frame.get().bytes();
      chain = frame.get().sum();
      frame = frame(place, chain);
    }
    return false;
  }

  private Optional<JournalFrame> frame(int place, int chain) {
    if (window.limit() - place < JournalFrame.BYTES) {
      return Optional.empty();
    }
    int bytes = JournalFrame.bytes(window.getInt(place));
    if (bytes > 0 && bytes <= window.limit() - place) {
      summed += bytes;
    }
    return JournalFrame.at(window, place, generation, chain);
  }
}
