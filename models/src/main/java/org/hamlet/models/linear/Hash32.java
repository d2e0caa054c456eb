package org.hamlet.models.linear;

/** Hashes of features: 32 bits, the same on every machine and in every version of a model. */
final class Hash32 {

  private static final int STEP = 0x2C1B3C6D;

  private Hash32() {}

  /** Spreads the bits of a number (the finaliser of MurmurHash3, public domain). */
  static int mix(int bits) {
    int h = bits;
    h ^= h >>> 16;
    h *= 0x85EBCA6B;
    h ^= h >>> 13;
    h *= 0xC2B2AE35;
    h ^= h >>> 16;
    return h;
  }

  /** One byte more in a running hash that is spread at its end. */
  static int next(int running, int octet) {
    return running * STEP + octet + 1;
  }

  /** Two hashes in order as one. */
  static int pair(int first, int second) {
    return mix(first * 0x3779B1 + second * 31);
  }

  /** Bytes {@code from} to {@code to}, ASCII letters in lower case. */
  static int folded(byte[] bytes, int from, int to, int seed) {
    int running = seed;
    for (int i = from; i < to; i++) {
      running = next(running, lower(bytes[i] & 0xFF));
    }
    return mix(running);
  }

  /** The low eight bits of every char, ASCII letters in lower case. */
  static int folded(String text, int seed) {
    int running = seed;
    for (int i = 0; i < text.length(); i++) {
      running = next(running, lower(text.charAt(i) & 0xFF));
    }
    return mix(running);
  }

  /** An ASCII capital as its small letter. */
  static int lower(int octet) {
    return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
  }
}
