package org.hamlet.models.disk;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A record as it stands in a journal: its length, how many bytes right before it were not known to
 * be on the disk when it was written, the record, a checksum (4 bytes each but the record). The
 * checksum goes on from that of the record before, and has all of this and the journal's generation
 * in it. An empty record is a mark, written when a journal is closed.
 *
 * @param body the record
 * @param unforced bytes before it that a power cut might have torn
 * @param sum its checksum
 */
record JournalFrame(ByteBuffer body, int unforced, int sum) {

  /** Two words before a record, checksum behind it. */
  static final int BYTES = 12;

  /** Longest record. */
  static final int MAX_RECORD_BYTES = 2 << 20;

  private static final int HEAD_BYTES = 8;

  /** How long the frame of a record of that length is; -1 when no record has it. */
  static int bytes(int length) {
    return length < 0 || length > MAX_RECORD_BYTES ? -1 : length + BYTES;
  }

  /** The frame that begins at a place, if all of it is there and goes on from a checksum. */
  static Optional<JournalFrame> at(ByteBuffer in, int place, int generation, int before) {
    int bytes = in.limit() - place < BYTES ? -1 : bytes(in.getInt(place));
    if (bytes < 0 || bytes > in.limit() - place) {
      return Optional.empty();
    }
    int sum = in.getInt(place + bytes - 4);
    return sum == checksum(generation, before, in.slice(place, bytes - 4))
        ? Optional.of(
            new JournalFrame(
                in.slice(place + HEAD_BYTES, bytes - BYTES), in.getInt(place + 4), sum))
        : Optional.empty();
  }

  /** Writes a record as a frame; gives its checksum. */
  static int write(ByteBuffer out, ByteBuffer record, int unforced, int generation, int before) {
    int begin = out.position();
    out.putInt(record.remaining()).putInt(unforced).put(record);
    int sum = checksum(generation, before, out.slice(begin, out.position() - begin));
    out.putInt(sum);
    return sum;
  }

  /** Bytes of this frame. */
  int bytes() {
    return body.capacity() + BYTES;
  }

  private static int checksum(int generation, int before, ByteBuffer frame) {
    CRC32C sum = new CRC32C();
    sum.update(ByteBuffer.allocate(8).putInt(before).putInt(generation).flip());
    sum.update(frame);
    return (int) sum.getValue();
  }
}
