package org.hamlet.regex;

/** Some bytes one after the other; ASCII letters may be in either case. Immutable. */
final class Literal {

  private final byte[] bytes;
  private final byte[] caseBits;

  /**
   * Makes one of arrays that nobody changes afterwards.
   *
   * @param bytes the bytes, in lower case where either will do
   * @param caseBits 0x20 where either case will do, else 0
   */
  Literal(byte[] bytes, byte[] caseBits) {
    this.bytes = bytes;
    this.caseBits = caseBits;
  }

  /** The bytes; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** The bits of case; not to be changed. */
  byte[] caseBits() {
    return caseBits;
  }

  int length() {
    return bytes.length;
  }

  /** Whether it stands at a place of an array. */
  boolean isAt(byte[] text, int at, int end) {
    if (end - at < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((text[at + i] | caseBits[i]) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
