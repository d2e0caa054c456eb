package org.hamlet.net.pyzor;

/**
 * How often a message was told to servers.
 *
 * @param reported as spam
 * @param welcomed as wanted by many
 */
public record PyzorCount(long reported, long welcomed) {

  /** Nothing is known. */
  public static final PyzorCount NONE = new PyzorCount(0, 0);

  /** Both together; what is too large for a number is the largest. */
  PyzorCount plus(PyzorCount other) {
    return new PyzorCount(sum(reported, other.reported), sum(welcomed, other.welcomed));
  }

  private static long sum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }
}
