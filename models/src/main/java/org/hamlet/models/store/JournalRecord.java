package org.hamlet.models.store;

import java.nio.ByteBuffer;
import org.hamlet.verdict.Label;

/**
 * One change, taken wholly or not at all.
 *
 * @param kind what was done
 * @param label the label learned; of a message forgotten, the one it had
 * @param message which message
 * @param seconds when it was received, seconds since 1970
 * @param keys its token keys, each once
 */
record JournalRecord(Kind kind, Label label, MessageKey message, int seconds, long[] keys) {

  enum Kind {
    LEARN,
    /** Learned with this label after it had been learned with the other. */
    RELEARN,
    FORGET
  }

  private static final int KEY_BYTES = 5;
  private static final int FIXED_BYTES = 1 + 1 + MessageKey.BYTES + 4 + 4;

  /** Most tokens of one record. */
  static final int MAX_KEYS = 200_000;

  int bytes() {
    return FIXED_BYTES + keys.length * KEY_BYTES;
  }

  void writeTo(ByteBuffer out) {
    out.put((byte) kind.ordinal()).put((byte) label.ordinal());
    out.putLong(message.high()).putLong(message.middle()).putInt(message.low());
    out.putInt(seconds).putInt(keys.length);
    for (long key : keys) {
      out.put((byte) (key >>> 32)).putInt((int) key);
    }
  }

  /** Reads what {@link #writeTo} wrote; its checksum was right, so nothing is checked again. */
  static JournalRecord read(ByteBuffer in) {
    Kind kind = Kind.values()[in.get()];
    Label label = Label.values()[in.get()];
    MessageKey message = new MessageKey(in.getLong(), in.getLong(), in.getInt());
    int seconds = in.getInt();
    long[] keys = new long[in.getInt()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (in.get() & 0xFFL) << 32 | in.getInt() & 0xFFFFFFFFL;
    }
    return new JournalRecord(kind, label, message, seconds, keys);
  }
}
