package org.hamlet.models.linear;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.hamlet.models.disk.StoreDamaged;
import org.hamlet.models.disk.StoreFile;

/**
 * A whole model in a file: a head of 64 bytes (magic, generation, number of slots, standing), the
 * slots packed, CRC-32C of all. Replaced as a whole by renaming, so that it is always an old one or
 * a new.
 */
final class ModelFile {

  /** The file of an older layout, or of something else, is not read. */
  static final int MAGIC = 0x484C4D32;

  /** Most slots of a table, as a power of two: 16 MB. */
  static final int MAX_BITS = 22;

  /** Fewest slots of a table, as a power of two: 64 KB. */
  static final int MIN_BITS = 14;

  private static final int HEAD_BYTES = 64;
  private static final int TAIL_BYTES = 4;

  /**
   * One that was read.
   *
   * @param generation grows with each file written
   * @param model the model
   */
  record Loaded(long generation, LinearModel model) {}

  private ModelFile() {}

  /**
   * Reads a model from the bytes of a file.
   *
   * @throws StoreDamaged when they are no whole model
   */
  static Loaded parse(ByteBuffer in) throws StoreDamaged {
    if (in.remaining() < HEAD_BYTES + TAIL_BYTES || in.getInt(0) != MAGIC) {
      throw new StoreDamaged("the model file is not one of this version");
    }
    int count = in.getInt(12);
    boolean fits = Integer.bitCount(count) == 1 && count >>> MAX_BITS <= 1;
    if (!fits || in.getInt(in.limit() - TAIL_BYTES) != checksum(in)) {
      throw new StoreDamaged("the model file is damaged");
    }
    Standing standing = StepCodec.getStanding(in.duplicate().position(16));
    ByteBuffer packed = in.slice(HEAD_BYTES, in.limit() - TAIL_BYTES - HEAD_BYTES);
    int[] slots = PackedSlots.unpack(packed, count);
    return new Loaded(in.getLong(4), new LinearModel(new WeightTable(slots), standing));
  }

  /** Writes a model into an empty file. */
  static void write(StoreFile file, long generation, LinearModel model) throws IOException {
    int[] slots = model.weights().slots();
    ByteBuffer out =
        ByteBuffer.allocate(HEAD_BYTES + PackedSlots.roomFor(slots.length) + TAIL_BYTES);
    out.putInt(MAGIC).putLong(generation).putInt(slots.length);
    StepCodec.putStanding(out, model.standing());
    out.position(HEAD_BYTES);
    PackedSlots.pack(slots, out);
    out.limit(out.position() + TAIL_BYTES);
    out.putInt(checksum(out));
    file.write(out.flip(), 0);
  }

  private static int checksum(ByteBuffer file) {
    CRC32C crc = new CRC32C();
    crc.update(file.slice(0, file.limit() - TAIL_BYTES));
    return (int) crc.getValue();
  }
}
