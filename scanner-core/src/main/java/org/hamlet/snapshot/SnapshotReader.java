package org.hamlet.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes values out of bytes in the order in which a {@link SnapshotWriter} put them in. Every
 * length is held against what is left, so that no bytes whatever cost more memory than a few times
 * their own length. One thread.
 */
public final class SnapshotReader {

  private static final int MOST_NUMBER_BITS = 31;

  private final byte[] bytes;
  private final int end;
  private int at;
  private final SnapshotDetails details;
  private final List<String> words = new ArrayList<>();

  /** Reads a part of an array that nobody changes; there are no details. */
  public SnapshotReader(byte[] bytes, int from, int end) {
    this(bytes, from, end, SnapshotDetails.NONE);
  }

  SnapshotReader(byte[] bytes, int from, int end, SnapshotDetails details) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
    this.details = details;
  }

  /** A detail, which is not read yet. */
  public SnapshotDetail detail() throws SnapshotDamage {
    int from = number();
    int length = number();
    int sum = take(Integer.BYTES);
    ByteBuffer fixed = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return details.at(from, length, fixed.getInt(sum));
  }

  /** Whether a detail that was wanted could not be read, so that the file should be made anew. */
  public boolean damaged() {
    return details.damaged();
  }

  /** One that goes on from here on its own, without the words met so far. */
  public SnapshotReader copy() {
    return new SnapshotReader(bytes, at, end, details);
  }

  /** Whether everything was taken. */
  public boolean isAtEnd() {
    return at == end;
  }

  private int take(int count) throws SnapshotDamage {
    if (count < 0 || count > end - at) {
      throw new SnapshotDamage("cut short");
    }
    int from = at;
    at += count;
    return from;
  }

  /** A number that is not negative. */
  public int number() throws SnapshotDamage {
    long value = 0;
    for (int shift = 0; shift < MOST_NUMBER_BITS; shift += 7) {
      byte next = bytes[take(1)];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        if (value > Integer.MAX_VALUE) {
          break;
        }
        return (int) value;
      }
    }
    throw new SnapshotDamage("number too large");
  }

  /** A number below a limit. */
  public int number(int below) throws SnapshotDamage {
    int value = number();
    if (value >= below) {
      throw new SnapshotDamage(value + " where less than " + below + " was written");
    }
    return value;
  }

  /**
   * How many values follow.
   *
   * @param least bytes that each of them takes
   */
  public int count(int least) throws SnapshotDamage {
    int count = number();
    if ((long) count * least > end - at) {
      throw new SnapshotDamage("cut short");
    }
    return count;
  }

  /** A number of any sign. */
  public int signed() throws SnapshotDamage {
    int[] value = ints();
    if (value.length != 1) {
      throw new SnapshotDamage("not one number");
    }
    return value[0];
  }

  /** Yes or no. */
  public boolean flag() throws SnapshotDamage {
    return number(2) == 1;
  }

  /** A number of 64 bits. */
  public long whole() throws SnapshotDamage {
    int from = take(Long.BYTES);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(from);
  }

  /** A number with all its digits. */
  public double decimal() throws SnapshotDamage {
    return Double.longBitsToDouble(whole());
  }

  /** One of a closed choice. */
  public <E> E choice(E[] all) throws SnapshotDamage {
    return all[number(all.length)];
  }

  /** Bytes, copied. */
  public byte[] bytes() throws SnapshotDamage {
    int length = number();
    int from = take(length);
    byte[] copy = new byte[length];
    System.arraycopy(bytes, from, copy, 0, length);
    return copy;
  }

  /** A part of its own, of the bytes that {@link SnapshotWriter#bytes} wrote; not copied. */
  public SnapshotReader part() throws SnapshotDamage {
    int length = number();
    int from = take(length);
    return new SnapshotReader(bytes, from, from + length, details);
  }

  /** A text. */
  public String text() throws SnapshotDamage {
    int head = number();
    int from = take(head >>> 1);
    return new String(
        bytes,
        from,
        head >>> 1,
        (head & 1) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
  }

  /** Goes on behind a text. */
  public void skipText() throws SnapshotDamage {
    take(number() >>> 1);
  }

  /** A text that occurs often. */
  public String word() throws SnapshotDamage {
    int number = number(words.size() + 1);
    if (number == words.size()) {
      words.add(text());
    }
    return words.get(number);
  }

  /** Numbers. */
  public int[] ints() throws SnapshotDamage {
    int count = number();
    int width = number();
    boolean known = width == 1 || width == 2 || width == Integer.BYTES;
    if (!known || count > (end - at) / width) {
      throw new SnapshotDamage("no such array");
    }
    int[] values = new int[count];
    int from = take(count * width);
    ByteBuffer buffer = ByteBuffer.wrap(bytes, from, count * width).order(ByteOrder.LITTLE_ENDIAN);
    if (width == Integer.BYTES) {
      buffer.asIntBuffer().get(values);
    } else if (width == 2) {
      short[] halves = new short[count];
      buffer.asShortBuffer().get(halves);
      for (int i = 0; i < count; i++) {
        values[i] = halves[i] & 0xFFFF;
      }
    } else {
      for (int i = 0; i < count; i++) {
        values[i] = bytes[from + i] & 0xFF;
      }
    }
    return values;
  }

  /** Numbers of 64 bits. */
  public long[] wholes() throws SnapshotDamage {
    int count = count(Long.BYTES);
    long[] values = new long[count];
    int from = take(count * Long.BYTES);
    ByteBuffer.wrap(bytes, from, count * Long.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asLongBuffer()
        .get(values);
    return values;
  }
}
