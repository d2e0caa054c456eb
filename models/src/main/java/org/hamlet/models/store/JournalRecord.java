package org.hamlet.models.store;

import java.nio.ByteBuffer;
import org.hamlet.models.disk.StoreDamaged;
import org.hamlet.verdict.Label;

/** One change, taken wholly or not at all. Immutable as long as nobody changes the keys. */
final class JournalRecord {

  /** What was done. */
  enum Kind {
    LEARN((byte) 0),
    /** Learned with this label after it had been learned with the other. */
    RELEARN((byte) 1),
    FORGET((byte) 2);

    private final byte code;

    Kind(byte code) {
      this.code = code;
    }

    private static Kind of(byte code) throws StoreDamaged {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new StoreDamaged("the journal holds a change of unknown kind " + code);
    }
  }

  private static final int KEY_BYTES = 5;
  private static final int FIXED_BYTES = 1 + 1 + MessageKey.BYTES + 4 + 4;

  /** Most tokens of one record. */
  static final int MAX_KEYS = 200_000;

  private final Kind kind;
  private final Label label;
  private final MessageKey message;
  private final int seconds;
  private final long[] keys;

  /**
   * A change.
   *
   * @param label the label learned; of a message forgotten, the one it had
   * @param seconds when the message was received, seconds since 1970
   * @param keys its token keys, each once
   */
  JournalRecord(Kind kind, Label label, MessageKey message, int seconds, long[] keys) {
    this.kind = kind;
    this.label = label;
    this.message = message;
    this.seconds = seconds;
    this.keys = keys;
  }

  Kind kind() {
    return kind;
  }

  Label label() {
    return label;
  }

  MessageKey message() {
    return message;
  }

  int seconds() {
    return seconds;
  }

  long[] keys() {
    return keys;
  }

  int bytes() {
    return FIXED_BYTES + keys.length * KEY_BYTES;
  }

  void writeTo(ByteBuffer out) {
    out.put(kind.code).put(LabelCode.of(label));
    out.putLong(message.high()).putLong(message.middle()).putInt(message.low());
    out.putInt(seconds).putInt(keys.length);
    for (long key : keys) {
      out.put((byte) (key >>> 32)).putInt((int) key);
    }
  }

  /**
   * Reads what {@link #writeTo} wrote; its checksum was right, so only what a later version might
   * have written is checked again.
   */
  static JournalRecord read(ByteBuffer in) throws StoreDamaged {
    Kind kind = Kind.of(in.get());
    Label label = LabelCode.label(in.get());
    MessageKey message = new MessageKey(in.getLong(), in.getLong(), in.getInt());
    int seconds = in.getInt();
    long[] keys = new long[in.getInt()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = ((in.get() & 0xFFL) << 32) | (in.getInt() & 0xFFFFFFFFL);
    }
    return new JournalRecord(kind, label, message, seconds, keys);
  }
}
