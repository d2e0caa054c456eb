package org.hamlet.message;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text in units of two or four octets (UCS-2, UTF-16, UTF-32), read as Perl's Encode does: what is
 * half of a pair, beyond Unicode or no character of it becomes U+FFFD, octets at the end that make
 * no unit are dropped. Linear in the size of the text.
 *
 * @param size octets of a unit
 * @param bigEndian the order of its octets, where no mark says another
 * @param marked whether a byte order mark at the start tells the order and is none of the text
 * @param paired whether two units may be one character
 */
record UnicodeUnits(int size, boolean bigEndian, boolean marked, boolean paired) {

  static final UnicodeUnits UTF_16BE = new UnicodeUnits(2, true, false, true);
  static final UnicodeUnits UTF_16LE = new UnicodeUnits(2, false, false, true);

  private static final Pattern NAME =
      Pattern.compile("(?:utf[-_ ]?(16|32)|ucs[-_ ]?([24]))(?:[-_ ]?([bl])e)?");
  private static final Pattern UCS_2 = Pattern.compile("iso[-_ ]?10646-1");

  private static final int MARK = 0xFEFF;
  private static final int REPLACEMENT = 0xFFFD;
  private static final int NONE = -1;

  /** The units that a charset of that name has in mail, if it has such units. */
  static Optional<UnicodeUnits> named(String charset) {
    String name = charset.trim().toLowerCase(Locale.ROOT);
    if (UCS_2.matcher(name).matches()) {
      return Optional.of(new UnicodeUnits(2, true, false, false));
    }
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean four = "32".equals(matcher.group(1)) || "4".equals(matcher.group(2));
    boolean ucs2 = "2".equals(matcher.group(2));
    String order = matcher.group(3);
    boolean marked = order == null && !ucs2;
    return Optional.of(new UnicodeUnits(four ? 4 : 2, !"l".equals(order), marked, !four && !ucs2));
  }

  /** The text, nothing when octets of it make no character. */
  Optional<String> strict(Bytes octets) {
    boolean whole = octets.length() % size == 0;
    return whole ? Optional.ofNullable(read(octets, false)) : Optional.empty();
  }

  /** The text, U+FFFD for what makes no character. */
  String replacing(Bytes octets) {
    String text = read(octets, true);
    return text == null ? "" : text;
  }

  private String read(Bytes octets, boolean replace) {
    boolean big = bigEndian;
    int at = 0;
    if (marked && octets.length() >= size) {
      boolean little = unit(octets, 0, false) == MARK;
      big = !little;
      at = little || unit(octets, 0, true) == MARK ? size : 0;
    }
    StringBuilder out = new StringBuilder(octets.length() / size);
    while (at + size <= octets.length()) {
      int c = character(octets, at, big);
      if (c == NONE && !replace) {
        return null;
      }
      out.appendCodePoint(c == NONE ? REPLACEMENT : c);
      at += c > Character.MAX_VALUE && size == 2 ? 4 : size;
    }
    return out.toString();
  }

  /** The character that begins there. */
  private int character(Bytes octets, int at, boolean big) {
    int c = unit(octets, at, big);
    if (paired && c >= Character.MIN_HIGH_SURROGATE && c <= Character.MAX_HIGH_SURROGATE) {
      int next = at + 4 <= octets.length() ? unit(octets, at + 2, big) : 0;
      boolean pair = next >= Character.MIN_LOW_SURROGATE && next <= Character.MAX_LOW_SURROGATE;
      c = pair ? Character.toCodePoint((char) c, (char) next) : NONE;
    }
    return isCharacter(c) ? c : NONE;
  }

  private int unit(Bytes octets, int at, boolean big) {
    int unit = 0;
    for (int i = 0; i < size; i++) {
      unit = unit << 8 | octets.at(big ? at + i : at + size - 1 - i);
    }
    return unit;
  }

  private static boolean isCharacter(int c) {
    return Character.isValidCodePoint(c)
        && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        && (c < 0xFDD0 || c > 0xFDEF)
        && (c & 0xFFFE) != 0xFFFE;
  }
}
