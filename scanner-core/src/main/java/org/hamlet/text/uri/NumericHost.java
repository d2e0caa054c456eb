package org.hamlet.text.uri;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * IPv4 addresses written to be overlooked: one number, or octets in octal or hexadecimal, as
 * browsers read them. Follows SpamAssassin 4.0.1's behaviour, its oddities included.
 */
final class NumericHost {

  /** Digits of a number that may be below 2 to the power of 64. */
  private static final int UNSIGNED_LONG_DIGITS = 20;

  private static final BigInteger MAX_UNSIGNED_LONG =
      BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

  private NumericHost() {}

  /** The dotted quad, when {@code host} is such a number; one that is one already stays. */
  static Optional<String> quad(String host) {
    String quad;
    if (Ascii.allDigits(host, 0, host.length())) {
      quad = fromDecimal(host);
    } else if (isHex(host, 0, host.length())) {
      quad = dotted(Long.parseLong(lastHexDigits(host.substring(2)), 16));
    } else {
      quad = fromOctets(host.split("\\.", -1));
    }
    return quad.isEmpty() ? Optional.empty() : Optional.of(quad);
  }

  /** Compat: a number over 32 bits loses its lowest hexadecimal digits, not its highest. */
  private static String fromDecimal(String digits) {
    String number = withoutZeros(digits);
    BigInteger value =
        number.length() > UNSIGNED_LONG_DIGITS
            ? MAX_UNSIGNED_LONG
            : new BigInteger("0" + number).min(MAX_UNSIGNED_LONG);
    String hex = value.toString(16);
    return dotted(Long.parseLong(hex.length() > 8 ? hex.substring(0, 8) : hex, 16));
  }

  private static String lastHexDigits(String hex) {
    return hex.length() > 8 ? hex.substring(hex.length() - 8) : hex;
  }

  private static String dotted(long address) {
    return (address >> 24 & 255)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }

  private static String fromOctets(String[] octets) {
    if (octets.length != 4) {
      return "";
    }
    List<String> quad = new ArrayList<>();
    for (String octet : octets) {
      if (octet.isEmpty()
          || (!isHex(octet, 0, octet.length()) && !Ascii.allDigits(octet, 0, octet.length()))) {
        return "";
      }
      quad.add(octet(octet));
    }
    return String.join(".", quad);
  }

  /** Compat: an octet of zero becomes nothing at all. */
  private static String octet(String text) {
    if (isHex(text, 0, text.length())) {
      long value = Long.parseLong(lastHexDigits(text.substring(2)), 16);
      return value == 0 ? "" : Long.toString(value);
    }
    String digits = withoutZeros(text);
    if (text.startsWith("0") && isOctalByte(digits)) {
      return Integer.toString(Integer.parseInt(digits, 8));
    }
    return digits;
  }

  private static String withoutZeros(String digits) {
    int at = 0;
    while (at < digits.length() && digits.charAt(at) == '0') {
      at++;
    }
    return digits.substring(at);
  }

  private static boolean isOctalByte(String digits) {
    return !digits.isEmpty()
        && digits.length() <= 3
        && digits.chars().allMatch(c -> c <= '7')
        && Integer.parseInt(digits, 8) <= 255;
  }

  private static boolean isHex(String text, int start, int end) {
    if (end - start < 3 || !Ascii.startsWith(text, start, "0x")) {
      return false;
    }
    for (int i = start + 2; i < end; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
