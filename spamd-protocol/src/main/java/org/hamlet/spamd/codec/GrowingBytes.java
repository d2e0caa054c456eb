package org.hamlet.spamd.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bytes that come in pieces. Doubles its array as it fills, up to a limit, and takes the room for a
 * new array before making it: while one is copied into the other both are counted. Where there is
 * no room nothing was added.
 */
final class GrowingBytes {

  private static final int FIRST_CAPACITY_BYTES = 4096;

  private final Room room;
  private final long maxBytes;
  private byte[] array = new byte[0];
  private int end;

  /** Empty; {@code maxBytes} is the longest it will become. */
  GrowingBytes(Room room, long maxBytes) {
    this.room = room;
    this.maxBytes = maxBytes;
  }

  /** How many came. */
  int length() {
    return end;
  }

  /** The array, filled up to {@link #length()}; another one after bytes were added. */
  byte[] array() {
    return array;
  }

  /** Adds the next {@code count} bytes of a buffer. */
  void add(ByteBuffer from, int count) throws NoRoom {
    reserve(count);
    from.get(array, end, count);
    end += count;
  }

  /** Adds the first {@code count} bytes of an array. */
  void add(byte[] from, int count) throws NoRoom {
    reserve(count);
    System.arraycopy(from, 0, array, end, count);
    end += count;
  }

  /** A copy of some of the bytes, whose room stays taken. */
  byte[] copy(int from, int length) throws NoRoom {
    take(length);
    return Arrays.copyOfRange(array, from, from + length);
  }

  /** Forgets all bytes and gives their room back. */
  void clear() {
    room.giveBack(array.length);
    array = new byte[0];
    end = 0;
  }

  private void reserve(int count) throws NoRoom {
    long needed = (long) end + count;
    if (needed <= array.length) {
      return;
    }
    long doubled = Math.max(FIRST_CAPACITY_BYTES, (long) array.length * 2);
    int capacity = Math.toIntExact(Math.max(needed, Math.min(doubled, maxBytes)));
    take(capacity);
    int before = array.length;
    array = Arrays.copyOf(array, capacity);
    room.giveBack(before);
  }

  private void take(long bytes) throws NoRoom {
    if (!room.take(bytes)) {
      throw new NoRoom();
    }
  }
}
