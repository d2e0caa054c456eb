package org.hamlet.text.html;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads colour values as SpamAssassin 4.0.1 does. Stateless. */
final class ColorValue {

  private static final Pattern RGB =
      Pattern.compile("rgb\\((\\d{1,9})(%?),(\\d{1,9})(%?),(\\d{1,9})(%?)\\)");

  private static final String HEX_DIGITS = "000000";

  private ColorValue() {}

  /** The colour, or empty when the value is none. */
  static Optional<Color> parse(String value) {
    String text = Chars.lower(value.strip());
    if (text.startsWith("#")) {
      return hex(text);
    }
    Matcher rgb = RGB.matcher(text);
    if (rgb.lookingAt()) {
      return Optional.of(components(rgb));
    }
    return ColorNames.find(text);
  }

  /** Three digits are doubled, missing ones are 0, surplus ones are ignored. */
  private static Optional<Color> hex(String text) {
    int from = 0;
    while (from < text.length() && text.charAt(from) == '#') {
      from++;
    }
    String digits = text.substring(from);
    if (!areHex(digits)) {
      return Optional.empty();
    }
    if (digits.length() < 6) {
      StringBuilder doubled = new StringBuilder();
      digits.chars().limit(3).forEach(c -> doubled.append((char) c).append((char) c));
      digits = doubled.toString();
    }
    return Optional.of(ofDigits(digits));
  }

  private static boolean areHex(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c >= 0x80 || Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static Color ofDigits(String digits) {
    int rgb = Integer.parseInt((digits + HEX_DIGITS).substring(0, 6), 16);
    return new Color(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
  }

  /**
   * Compat: components beyond 255 are written with three hexadecimal digits and push the following
   * ones away.
   */
  private static Color components(Matcher rgb) {
    StringBuilder digits = new StringBuilder();
    for (int group = 1; group <= 5; group += 2) {
      long component = Long.parseLong(rgb.group(group));
      if (!rgb.group(group + 1).isEmpty()) {
        component = component * 255 / 100;
      }
      digits.append(component < 16 ? "0" : "").append(Long.toHexString(component));
    }
    return ofDigits(digits.toString());
  }
}
