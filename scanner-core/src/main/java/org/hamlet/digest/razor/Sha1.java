package org.hamlet.digest.razor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-1 of texts of one char a byte, and Razor's base64: the alphabet is that for URLs, the bits of
 * each hexadecimal digit stand in reverse order, and zeros fill it up to two characters.
 */
final class Sha1 {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  /** The bits of a digit in reverse order. */
  private static final int[] REVERSED = {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15};

  private static final int HEXADECIMAL = 16;
  private static final int DIGITS_OF_A_PAIR = 3;
  private static final int DIGIT_BITS = 4;
  private static final int CHAR_BITS = 6;
  private static final int CHAR_MASK = 0x3F;

  private Sha1() {}

  static String hex(String text) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(sha1.digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  /** Hexadecimal digits in Razor's base64. */
  static String base64(String hex) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < hex.length(); i += DIGITS_OF_A_PAIR) {
      int bits = 0;
      for (int j = i; j < i + DIGITS_OF_A_PAIR; j++) {
        int digit = j < hex.length() ? Character.digit(hex.charAt(j), HEXADECIMAL) : 0;
        bits = bits << DIGIT_BITS | REVERSED[digit];
      }
      out.append(ALPHABET.charAt(bits >> CHAR_BITS)).append(ALPHABET.charAt(bits & CHAR_MASK));
    }
    return out.toString();
  }
}
