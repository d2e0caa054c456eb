package org.hamlet.message;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Text in UTF-7 (RFC 2152), read as Perl's Encode does: a plus sign that shifts nothing stays, bits
 * at the end of a shift that make no character are dropped, octets of eight bits are Latin-1.
 * Linear in the size of the text.
 */
final class Utf7 {

  private static final Pattern NAME =
      Pattern.compile("(?:unicode-1-1-)?utf[-_]?7", Pattern.CASE_INSENSITIVE);

  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private Utf7() {}

  static boolean isNamed(String charset) {
    return NAME.matcher(charset).matches();
  }

  /** The text; what is half of a pair, or no character, becomes U+FFFD. */
  static String of(Bytes octets) {
    String text = octets.text();
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '+' || at == text.length()) {
        out.append(c);
      } else if (text.charAt(at) == '-') {
        out.append(c);
        at++;
      } else if (BASE64.indexOf(text.charAt(at)) < 0) {
        out.append(c);
      } else {
        int end = shiftEnd(text, at);
        out.append(shifted(text, at, end));
        at = end < text.length() && text.charAt(end) == '-' ? end + 1 : end;
      }
    }
    return out.toString();
  }

  private static int shiftEnd(String text, int from) {
    int end = from;
    while (end < text.length() && BASE64.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private static String shifted(String text, int from, int end) {
    byte[] units = new byte[(end - from) * 6 / 16 * 2];
    int bits = 0;
    int held = 0;
    int length = 0;
    for (int i = from; i < end && length < units.length; i++) {
      held = held << 6 | BASE64.indexOf(text.charAt(i));
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        units[length++] = (byte) (held >> bits);
        held &= (1 << bits) - 1;
      }
    }
    return new String(units, StandardCharsets.UTF_16BE).replace('\uFFFF', '\uFFFD');
  }
}
