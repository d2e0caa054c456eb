package org.hamlet.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects values as bytes that a {@link SnapshotReader} takes in the same order. One thread. */
public final class SnapshotWriter {

  /** Widths of the numbers of an array, in bytes. */
  static final int[] WIDTHS = {1, 2, 4};

  private byte[] bytes = new byte[1 << 10];
  private int length;
  private final Map<String, Integer> words = new HashMap<>();
  private final ByteArrayOutputStream details = new ByteArrayOutputStream();

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /** A copy of the bytes. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** The bytes themselves, not copied: nothing may be added while they are used. */
  ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes, 0, length);
  }

  private void ensure(int more) {
    int wanted = Math.addExact(length, more);
    if (wanted > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.max(wanted, Math.min(2L * bytes.length, 1 << 30)));
    }
  }

  /** What is to be read later, if at all: it stays in the file until then. */
  public SnapshotWriter detail(byte[] value) {
    number(details.size()).number(value.length);
    ensure(Integer.BYTES);
    int sum = SnapshotDetails.checksum(value);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(length, sum);
    length += Integer.BYTES;
    details.writeBytes(value);
    return this;
  }

  /** The details. */
  ByteBuffer details() {
    return ByteBuffer.wrap(details.toByteArray());
  }

  /** A number that is not negative; small ones take one byte. */
  public SnapshotWriter number(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("negative: " + value);
    }
    ensure(5);
    int rest = value;
    while (rest > 0x7F) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
    return this;
  }

  /** A number of any sign. */
  public SnapshotWriter signed(int value) {
    return ints(new int[] {value});
  }

  /** Yes or no. */
  public SnapshotWriter flag(boolean value) {
    return number(value ? 1 : 0);
  }

  /** A number of 64 bits. */
  public SnapshotWriter whole(long value) {
    ensure(Long.BYTES);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length, value);
    length += Long.BYTES;
    return this;
  }

  /** A number with all its digits. */
  public SnapshotWriter decimal(double value) {
    return whole(Double.doubleToRawLongBits(value));
  }

  /** One of a closed choice, by its place: what reads it is of the same version. */
  public <E extends Enum<E>> SnapshotWriter choice(E value) {
    return number(List.of(value.getDeclaringClass().getEnumConstants()).indexOf(value));
  }

  /** Bytes and how many there are. */
  public SnapshotWriter bytes(byte[] value) {
    number(value.length);
    return raw(value);
  }

  /** Bytes alone. */
  public SnapshotWriter raw(byte[] value) {
    ensure(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
    return this;
  }

  /** A text, in one byte a char where it can be. */
  public SnapshotWriter text(String value) {
    boolean narrow = value.chars().allMatch(c -> c < 256);
    byte[] octets =
        value.getBytes(narrow ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
    number(octets.length << 1 | (narrow ? 0 : 1));
    return raw(octets);
  }

  /** A text that occurs often: written once, read as the same object. */
  public SnapshotWriter word(String value) {
    Integer known = words.get(value);
    if (known != null) {
      return number(known);
    }
    number(words.size());
    words.put(value, words.size());
    return text(value);
  }

  /** Numbers and how many there are, all as wide as the largest needs. */
  public SnapshotWriter ints(int[] values) {
    number(values.length);
    int width = 1;
    for (int value : values) {
      width = Math.max(width, width(value));
    }
    number(width);
    ensure(Math.multiplyExact(values.length, width));
    for (int value : values) {
      for (int i = 0; i < width; i++) {
        bytes[length++] = (byte) (value >>> (8 * i));
      }
    }
    return this;
  }

  private static int width(int value) {
    for (int width : WIDTHS) {
      if (width == Integer.BYTES || value >>> (8 * width) == 0) {
        return width;
      }
    }
    throw new IllegalStateException("no width for " + value);
  }

  /** Numbers of 64 bits and how many there are. */
  public SnapshotWriter wholes(long[] values) {
    number(values.length);
    ensure(Math.multiplyExact(values.length, Long.BYTES));
    for (long value : values) {
      whole(value);
    }
    return this;
  }
}
