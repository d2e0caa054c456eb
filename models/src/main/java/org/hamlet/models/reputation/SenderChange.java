package org.hamlet.models.reputation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hamlet.classify.SenderRecord;
import org.hamlet.models.disk.StoreDamaged;

/**
 * One record of the journal, and one entry of the file: a key and what is known under it now.
 *
 * @param key as the caller names the sender
 * @param record {@link SenderRecord#NONE} when the key was taken away
 */
record SenderChange(String key, SenderRecord record) {

  /** Longest key kept, in bytes of UTF-8; of longer ones the rest is cut off. */
  static final int MAX_KEY_BYTES = 320;

  private static final int NUMBERS_BYTES = 16;

  /** The key as it is kept. */
  static String kept(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= MAX_KEY_BYTES
        ? key
        : new String(Arrays.copyOf(bytes, MAX_KEY_BYTES), StandardCharsets.UTF_8);
  }

  ByteBuffer encoded() {
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Short.BYTES + name.length + NUMBERS_BYTES)
        .putShort((short) name.length)
        .put(name)
        .putDouble(record.count())
        .putDouble(record.total())
        .flip();
  }

  /**
   * Reads the next one.
   *
   * @throws StoreDamaged when the bytes hold none
   */
  static SenderChange read(ByteBuffer in) throws StoreDamaged {
    if (in.remaining() < Short.BYTES) {
      throw new StoreDamaged("a sender's record is cut off");
    }
    int length = in.getShort();
    if (length < 0 || in.remaining() < length + NUMBERS_BYTES) {
      throw new StoreDamaged("a sender's record is cut off");
    }
    byte[] name = new byte[length];
    in.get(name);
    SenderRecord record = new SenderRecord(in.getDouble(), in.getDouble());
    return new SenderChange(new String(name, StandardCharsets.UTF_8), record);
  }
}
