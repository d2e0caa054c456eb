package org.hamlet.models.linear;

import java.nio.ByteBuffer;

/** Ascending numbers as the distances between them in Rice's code, most significant bit first. */
final class RiceBits {

  private final ByteBuffer bytes;
  private int pending;
  private int bits;

  private RiceBits(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /** Writes them after a byte that says how many low bits of a distance stand as they are. */
  static void write(ByteBuffer out, int[] ascending) {
    int low = lowBits(ascending);
    out.put((byte) low);
    RiceBits writer = new RiceBits(out);
    int previous = 0;
    for (int number : ascending) {
      int distance = number - previous;
      for (int i = distance >>> low; i > 0; i--) {
        writer.put(1);
      }
      writer.put(0);
      for (int i = low - 1; i >= 0; i--) {
        writer.put(distance >>> i & 1);
      }
      previous = number;
    }
    writer.flush();
  }

  /** Reads as many as {@code into} holds. */
  static void read(ByteBuffer in, int[] into) {
    int low = in.get() & 31;
    RiceBits reader = new RiceBits(in);
    int previous = 0;
    for (int n = 0; n < into.length; n++) {
      int distance = 0;
      while (reader.get() == 1) {
        distance++;
      }
      for (int i = 0; i < low; i++) {
        distance = distance << 1 | reader.get();
      }
      previous += distance;
      into[n] = previous;
    }
  }

  /** The binary logarithm of the mean distance, which is nearly the best. */
  private static int lowBits(int[] ascending) {
    if (ascending.length == 0) {
      return 0;
    }
    int mean = ascending[ascending.length - 1] / ascending.length;
    return 31 - Integer.numberOfLeadingZeros(Math.max(1, mean));
  }

  private void put(int bit) {
    pending = pending << 1 | bit;
    if (++bits == 8) {
      bytes.put((byte) pending);
      bits = 0;
    }
  }

  private void flush() {
    while (bits != 0) {
      put(0);
    }
  }

  private int get() {
    if (bits == 0) {
      pending = bytes.get();
      bits = 8;
    }
    return pending >>> --bits & 1;
  }
}
