package org.hamlet.digest.razor;

import java.util.List;

/**
 * The signature of engine 4: the SHA-1 of two passages of a text, which random numbers choose that
 * the server sets ({@code ep4}). One begins in its second sixth and ends in the third, the other
 * lies in the fourth and fifth. When both are short all of the text counts.
 *
 * @param seed of the random numbers
 * @param separator what separates lines
 */
record Ephemeral(long seed, char separator) {

  /** Passages that are no longer together, in bytes, are not used. */
  private static final int SHORT = 128;

  private static final double SIXTH = 1.0 / 6;

  /** The signature of a text of one char a byte. */
  String of(String text) {
    List<String> lines = Lines.split(text, separator);
    if (lines.isEmpty()) {
      return Sha1.base64(Sha1.hex(text));
    }
    Drand48 random = new Drand48(seed);
    random.next();
    int[] at = new int[4];
    for (int i = 0; i < at.length; i++) {
      at[i] = (int) (lines.size() * SIXTH * (i + 1) + random.next() * lines.size() * SIXTH);
    }
    random.next();
    String first = new Passage(lines, at[0], at[1]).between(random.next(), random.next());
    String second = new Passage(lines, at[2], at[3]).between(random.next(), random.next());
    boolean isShort = first.length() + second.length() <= SHORT;
    String chosen = first + second;
    return Sha1.base64(Sha1.hex(isShort ? text : chosen.isBlank() ? "" : chosen));
  }
}
