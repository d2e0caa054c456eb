package org.hamlet.text.uri;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What may be the name of a host (RFC 1123, underscores allowed below the registered domain). */
final class HostNames {

  /** Longest name, in chars (RFC 1035, 2.3.4, without the root). */
  static final int MAX_NAME_CHARS = 253;

  /** Longest label, in chars (RFC 1035, 2.3.4). */
  static final int MAX_LABEL_CHARS = 63;

  private static final int IPV4_OCTETS = 4;
  private static final char MIDDLE_DOT = '\u00B7';
  private static final String IDEOGRAPHIC_STOPS = "\u3002\uFF0E\uFF61";

  private static final Pattern FULL_STOP = Pattern.compile("[." + IDEOGRAPHIC_STOPS + "]");
  private static final Pattern KEPT_LETTERS = Pattern.compile("[\u00DF\u03C2]");

  private HostNames() {}

  /**
   * Whether {@code host} is a name below some top level domain: at least two labels, none beginning
   * or ending in a hyphen, no underscore in the last two.
   */
  static boolean isQualified(String host) {
    if (host.length() > MAX_NAME_CHARS) {
      return false;
    }
    int start = 0;
    int labels = 0;
    int lastDot = host.lastIndexOf('.');
    int secondDot = lastDot < 0 ? -1 : host.lastIndexOf('.', lastDot - 1);
    while (start <= host.length()) {
      int dot = host.indexOf('.', start);
      int end = dot < 0 ? host.length() : dot;
      if (!isLabel(host, start, end, start <= secondDot)) {
        return false;
      }
      labels++;
      start = end + 1;
    }
    return labels >= 2;
  }

  private static boolean isLabel(String host, int start, int end, boolean underscoreAllowed) {
    if (end == start
        || end - start > MAX_LABEL_CHARS
        || host.charAt(start) == '-'
        || host.charAt(end - 1) == '-') {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = host.charAt(i);
      if (!Ascii.isAlnum(c) && c != '-' && !(c == '_' && underscoreAllowed)) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code host} is a dotted quad: octets of up to 255 without leading zeros. */
  static boolean isIpv4(String host) {
    int octets = 0;
    int start = 0;
    while (start <= host.length()) {
      int dot = host.indexOf('.', start);
      int end = dot < 0 ? host.length() : dot;
      if (end == start || end - start > 3 || !Ascii.allDigits(host, start, end)) {
        return false;
      }
      boolean leadingZero = end - start > 1 && host.charAt(start) == '0';
      if (leadingZero || Integer.parseInt(host.substring(start, end)) > 255) {
        return false;
      }
      octets++;
      start = end + 1;
    }
    return octets == IPV4_OCTETS;
  }

  /**
   * The name in ASCII, ideographic full stops as dots; empty when it is ASCII already, is not UTF-8
   * or cannot be written so. IDNA 2003, but that the letters which IDNA 2008 no longer writes as
   * others (RFC 5894, 7.2) stay what they are: {@code ß} and the final sigma.
   *
   * @param host one char a byte
   */
  static Optional<String> ace(String host) {
    if (Ascii.allAscii(host) || host.length() > 4 * MAX_NAME_CHARS) {
      return Optional.empty();
    }
    byte[] bytes = host.getBytes(StandardCharsets.ISO_8859_1);
    String name = new String(bytes, StandardCharsets.UTF_8).replace("\u1E9E", "ss");
    if (!name.codePoints().allMatch(HostNames::mayBeInName)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          KEPT_LETTERS.matcher(name).find()
              ? labelsToAscii(name)
              : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
  }

  private static String labelsToAscii(String name) {
    return Arrays.stream(FULL_STOP.split(name, -1))
        .map(
            label ->
                KEPT_LETTERS.matcher(label).find()
                    ? Punycode.encode(label.toLowerCase(Locale.ROOT))
                    : IDN.toASCII(label, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("."));
  }

  /** Punctuation such as a closing quotation mark ends a name rather than being part of it. */
  private static boolean mayBeInName(int c) {
    return c < 0x80
        || Character.isLetterOrDigit(c)
        || IDEOGRAPHIC_STOPS.indexOf(c) >= 0
        || switch (Character.getType(c)) {
          case Character.FORMAT, Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK ->
              true;
          case Character.LETTER_NUMBER, Character.OTHER_NUMBER, Character.OTHER_SYMBOL ->
              standsForLetters(c);
          default -> c == MIDDLE_DOT;
        };
  }

  /** Such as {@code ²}, {@code ①} and {@code ™}, which names are written without. */
  private static boolean standsForLetters(int c) {
    return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC)
        .codePoints()
        .allMatch(Character::isLetterOrDigit);
  }
}
