package org.hamlet.message;

import java.util.Arrays;

/** A byte array seen as lines, each with its LF (the last one perhaps without). */
final class Lines {

  private final byte[] data;
  private final int[] starts;
  private final int count;

  private Lines(byte[] data, int[] starts, int count) {
    this.data = data;
    this.starts = starts;
    this.count = count;
  }

  /** Splits after each LF. The array must not change afterwards. */
  static Lines of(Bytes bytes) {
    byte[] data = bytes.array();
    int[] starts = new int[16 + bytes.length() / 40];
    int count = 0;
    int at = bytes.offset();
    while (at < bytes.end()) {
      if (count + 1 >= starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
      }
      starts[count++] = at;
      while (at < bytes.end() && data[at] != '\n') {
        at++;
      }
      at = Math.min(at + 1, bytes.end());
    }
    starts[count] = bytes.end();
    return new Lines(data, starts, count);
  }

  int count() {
    return count;
  }

  /** Offset of the first byte of line {@code index}. */
  int start(int index) {
    return starts[index];
  }

  /** Offset after the last byte of line {@code index}, its LF included. */
  int end(int index) {
    return starts[index + 1];
  }

  /** Length in bytes with the LF. */
  int length(int index) {
    return starts[index + 1] - starts[index];
  }

  byte[] data() {
    return data;
  }

  /** The bytes of lines {@code from} up to {@code to}, sharing the array. */
  Bytes slice(int from, int to) {
    return Bytes.of(data, starts[from], starts[to] - starts[from]);
  }

  /** The byte at {@code offset} within line {@code index}, -1 beyond its end. */
  int at(int index, int offset) {
    int position = starts[index] + offset;
    return position < starts[index + 1] ? data[position] & 0xFF : -1;
  }

  /** Whether the line is empty but for its line end (LF or CRLF). */
  boolean isEmpty(int index) {
    int first = at(index, 0);
    return first == '\n' || (first == '\r' && at(index, 1) == '\n');
  }

  /** Whether the line holds nothing but white space. */
  boolean isBlank(int index) {
    for (int i = starts[index]; i < starts[index + 1]; i++) {
      if (!isSpace(data[i])) {
        return false;
      }
    }
    return true;
  }

  /** Perl's {@code \s} for octets: TAB, LF, VT, FF, CR and space. */
  static boolean isSpace(int octet) {
    return octet == ' ' || (octet >= 9 && octet <= 13);
  }
}
