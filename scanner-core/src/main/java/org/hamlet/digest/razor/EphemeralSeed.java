package org.hamlet.digest.razor;

import java.util.Optional;

/**
 * By what a server wants passages of a text chosen for engine 4.
 *
 * @param seed of the random numbers
 * @param separator what separates lines
 */
public record EphemeralSeed(long seed, char separator) {

  /** What servers have always wanted, {@code 7542-10}. */
  public static final EphemeralSeed USUAL = new EphemeralSeed(7542, '\n');

  static final int MAX_DIGITS = 9;
  private static final int LAST_SEPARATOR = 255;

  /** Reads {@code ep4}, {@code SEED-CODE}; empty when it is none. */
  public static Optional<EphemeralSeed> parse(String ep4) {
    String[] parts = ep4.split("-", -1);
    if (parts.length != 2 || !isNumber(parts[0]) || !isNumber(parts[1])) {
      return Optional.empty();
    }
    int separator = Integer.parseInt(parts[1]);
    return separator > LAST_SEPARATOR
        ? Optional.empty()
        : Optional.of(new EphemeralSeed(Long.parseLong(parts[0]), (char) separator));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** As servers and clients write it. */
  @Override
  public String toString() {
    return seed + "-" + (int) separator;
  }
}
