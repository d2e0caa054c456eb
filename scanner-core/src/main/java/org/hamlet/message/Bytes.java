package org.hamlet.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A slice of a byte array that nobody changes any more: the form in which all texts travel, since
 * rules see octets. Slicing shares the array; {@link #text()} gives one char a byte (ISO-8859-1).
 */
public final class Bytes {

  /** No bytes. */
  public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

  private final byte[] array;
  private final int offset;
  private final int length;

  private Bytes(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /** The whole array, not copied: the caller must not change it afterwards. */
  public static Bytes of(byte[] array) {
    return new Bytes(array, 0, array.length);
  }

  /** A part of an array, not copied; {@link IndexOutOfBoundsException} when it does not fit. */
  public static Bytes of(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    return new Bytes(array, offset, length);
  }

  /** The low eight bits of every char. */
  public static Bytes ofLatin1(String text) {
    return of(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The text in UTF-8. */
  public static Bytes ofUtf8(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The shared array; not to be changed. Valid from {@link #offset()} to {@link #end()}. */
  public byte[] array() {
    return array;
  }

  /** Index of the first byte in {@link #array()}. */
  public int offset() {
    return offset;
  }

  /** Index after the last byte in {@link #array()}. */
  public int end() {
    return offset + length;
  }

  /** Number of bytes. */
  public int length() {
    return length;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return length == 0;
  }

  /** The byte at {@code index} as 0 to 255. */
  public int at(int index) {
    Objects.checkIndex(index, length);
    return array[offset + index] & 0xFF;
  }

  /** The bytes from {@code from} up to {@code to}, sharing the array. */
  public Bytes slice(int from, int to) {
    Objects.checkFromToIndex(from, to, length);
    return from == 0 && to == length ? this : new Bytes(array, offset + from, to - from);
  }

  /** The bytes from {@code from} on, sharing the array. */
  public Bytes from(int from) {
    return slice(from, length);
  }

  /** Index of the first {@code value} at or after {@code from}, -1 when there is none. */
  public int indexOf(int value, int from) {
    for (int i = offset + from, end = end(); i < end; i++) {
      if (array[i] == (byte) value) {
        return i - offset;
      }
    }
    return -1;
  }

  /** One char a byte. */
  public String text() {
    return new String(array, offset, length, StandardCharsets.ISO_8859_1);
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return Arrays.copyOfRange(array, offset, end());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes b
        && Arrays.equals(array, offset, end(), b.array, b.offset, b.end());
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < end(); i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  @Override
  public String toString() {
    return text();
  }
}
