package org.hamlet.models.linear;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.hamlet.models.disk.StoreDamaged;

/**
 * Slots of a table as deflated bytes (RFC 1950): first the uppermost byte of every slot, then the
 * next, since those of the same place are alike and most of a young model are zero. A model file is
 * written often on an SD card; packed, one that learned 1,000 messages is a third as long.
 */
final class PackedSlots {

  private static final int CHUNK_BYTES = 8192;

  private PackedSlots() {}

  /** The most bytes {@link #pack} gives for so many slots: deflate's worst case, and a chunk. */
  static int roomFor(int slots) {
    long raw = 4L * slots;
    return Math.toIntExact(raw + (raw >> 12) + (raw >> 14) + CHUNK_BYTES);
  }

  /** Appends the slots to a buffer that has {@link #roomFor} them. */
  static void pack(int[] slots, ByteBuffer out) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      byte[] chunk = new byte[Math.min(CHUNK_BYTES, slots.length)];
      for (int shift = 24; shift >= 0; shift -= 8) {
        for (int from = 0; from < slots.length; from += chunk.length) {
          for (int i = 0; i < chunk.length; i++) {
            chunk[i] = (byte) (slots[from + i] >>> shift);
          }
          deflater.setInput(chunk);
          while (!deflater.needsInput()) {
            deflater.deflate(out);
          }
        }
      }
      deflater.finish();
      while (!deflater.finished()) {
        deflater.deflate(out);
      }
    } finally {
      deflater.end();
    }
  }

  /**
   * The slots that bytes hold.
   *
   * @param in those bytes, nothing behind them
   * @param count how many slots, a power of two
   * @throws StoreDamaged when the bytes are not so many slots
   */
  static int[] unpack(ByteBuffer in, int count) throws StoreDamaged {
    int[] slots = new int[count];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(in);
      byte[] chunk = new byte[CHUNK_BYTES];
      int places = Integer.numberOfTrailingZeros(count);
      long wanted = 4L * count;
      for (long at = 0; at < wanted; ) {
        int got = inflater.inflate(chunk, 0, (int) Math.min(chunk.length, wanted - at));
        if (got == 0) {
          throw new StoreDamaged("the model file is too short");
        }
        for (int i = 0; i < got; i++, at++) {
          slots[(int) at & (count - 1)] |= (chunk[i] & 0xFF) << (24 - 8 * (int) (at >>> places));
        }
      }
      return slots;
    } catch (DataFormatException e) {
      throw new StoreDamaged("the model file is damaged");
    } finally {
      inflater.end();
    }
  }
}
