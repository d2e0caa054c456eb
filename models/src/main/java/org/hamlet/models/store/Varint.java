package org.hamlet.models.store;

import java.nio.ByteBuffer;

/** Numbers in seven bits a byte, the lowest first. */
final class Varint {

  private Varint() {}

  static void put(ByteBuffer out, long value) {
    long rest = value;
    while (rest > 0x7F) {
      out.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  static long get(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    return value;
  }
}
