package org.hamlet.models.store;

import java.util.HexFormat;

/**
 * Which message it is: the 160 bits of a hash.
 *
 * @param high the first 64 bits
 * @param middle the next 64 bits
 * @param low the last 32 bits
 */
public record MessageKey(long high, long middle, int low) implements Comparable<MessageKey> {

  /** Bytes of a key. */
  public static final int BYTES = 20;

  /** The key in 40 hex digits. */
  public String hex() {
    return HexFormat.of().toHexDigits(high)
        + HexFormat.of().toHexDigits(middle)
        + HexFormat.of().toHexDigits(low);
  }

  /**
   * A key from 40 hex digits.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static MessageKey parse(String hex) {
    if (hex.length() != 2 * BYTES) {
      throw new IllegalArgumentException("not 40 hex digits: " + hex);
    }
    return new MessageKey(
        HexFormat.fromHexDigitsToLong(hex, 0, 16),
        HexFormat.fromHexDigitsToLong(hex, 16, 32),
        HexFormat.fromHexDigits(hex, 32, 40));
  }

  @Override
  public int compareTo(MessageKey other) {
    int order = Long.compareUnsigned(high, other.high);
    order = order != 0 ? order : Long.compareUnsigned(middle, other.middle);
    return order != 0 ? order : Integer.compareUnsigned(low, other.low);
  }
}
