package org.hamlet.message;

import java.util.Locale;
import java.util.Optional;

/**
 * Which UTF-16 a part is in that names it (RFC 2781), whatever byte order it names: SpamAssassin
 * 4.0.1 looks at the octets. Linear in the size of the part.
 */
final class Utf16 {

  private Utf16() {}

  static boolean isNamed(String charset) {
    String name = charset.toLowerCase(Locale.ROOT);
    return name.startsWith("utf16") || name.startsWith("utf-16") || name.startsWith("utf 16");
  }

  /**
   * The byte order by blanks and by where most is. Compat: empty when the text says it itself, by a
   * byte order mark, and when there are as many signs of either.
   */
  static Optional<UnicodeUnits> of(Bytes octets) {
    if (startsWithMark(octets)) {
      return Optional.empty();
    }
    int little = 0;
    int big = 0;
    long even = 0;
    long odd = 0;
    for (int i = 0; i < octets.length(); i += 2) {
      int first = octets.at(i);
      int second = i + 1 < octets.length() ? octets.at(i + 1) : 0;
      little += first == ' ' && second == 0 ? 1 : 0;
      big += first == 0 && second == ' ' ? 1 : 0;
      even += digits(first);
      odd += digits(second);
    }
    little += even > odd * 4 ? 1 : 0;
    big += odd * 4 > even ? 1 : 0;
    return little == big
        ? Optional.empty()
        : Optional.of(little > big ? UnicodeUnits.UTF_16LE : UnicodeUnits.UTF_16BE);
  }

  private static boolean startsWithMark(Bytes octets) {
    return octets.length() >= 2
        && ((octets.at(0) == 0xFE && octets.at(1) == 0xFF)
            || (octets.at(0) == 0xFF && octets.at(1) == 0xFE));
  }

  /** The sum of both hexadecimal digits. */
  private static int digits(int octet) {
    return (octet >> 4) + (octet & 0xF);
  }
}
