package org.hamlet.message;

import java.io.ByteArrayOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text in ISO-2022-JP (RFC 1468, with the further sets of RFC 2237), read as Perl's Encode does:
 * brought to EUC-JP first, so that a line may end within Kanji; what is no character there stands
 * as {@code \xHH}, but for half of one at the end. It ends at an escape that leads to no Japanese
 * set. Linear in the size of the text.
 */
final class Iso2022Jp {

  private static final Pattern NAME =
      Pattern.compile("iso-2022-jp(?:-1)?|(?:7bit-)?jis", Pattern.CASE_INSENSITIVE);

  private static final char ESCAPE = '\u001b';

  /** What follows an escape that leads to ASCII, Kanji, the supplementary Kanji or Kana. */
  private static final Pattern SET =
      Pattern.compile("(?<ascii>\\([BJ])|(?:&@\u001b)?\\$[B@]|(?<more>\\$\\(D)|(?<kana>\\(I)");

  private static final char LAST_KANA = '_';
  private static final char SINGLE_SHIFT_TWO = 0x8E;
  private static final char SINGLE_SHIFT_THREE = 0x8F;

  private Iso2022Jp() {}

  static boolean isNamed(String charset) {
    return NAME.matcher(charset).matches();
  }

  static String of(Bytes octets) {
    return QuotedOctets.decode(euc(octets.text()), CharsetNames.find("euc-jp").orElseThrow());
  }

  private static byte[] euc(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    Matcher set = SET.matcher(text);
    int escape = text.indexOf(ESCAPE);
    appendAscii(text, 0, escape < 0 ? text.length() : escape, out);
    while (escape >= 0 && set.region(escape + 1, text.length()).lookingAt()) {
      escape = text.indexOf(ESCAPE, set.end());
      append(text, set, escape < 0 ? text.length() : escape, out);
    }
    return out.toByteArray();
  }

  private static void appendAscii(String text, int from, int to, ByteArrayOutputStream out) {
    for (int i = from; i < to; i++) {
      out.write(text.charAt(i));
    }
  }

  private static void append(String text, Matcher set, int end, ByteArrayOutputStream out) {
    if (set.group("ascii") != null) {
      appendAscii(text, set.end(), end, out);
      return;
    }
    boolean kana = set.group("kana") != null;
    boolean more = set.group("more") != null;
    for (int i = set.end(); i < end; i++) {
      if (kana && isLetter(text, i, end) && text.charAt(i) <= LAST_KANA) {
        out.write(SINGLE_SHIFT_TWO);
      } else if (more && isLetter(text, i, end) && isLetter(text, i + 1, end)) {
        out.write(SINGLE_SHIFT_THREE);
        out.write(text.charAt(i++) | 0x80);
      }
      out.write(isLetter(text, i, end) ? text.charAt(i) | 0x80 : text.charAt(i));
    }
  }

  private static boolean isLetter(String text, int at, int end) {
    return at < end && text.charAt(at) > ' ' && text.charAt(at) < 0x7F;
  }
}
