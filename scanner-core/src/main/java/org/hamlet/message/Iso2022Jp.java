package org.hamlet.message;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
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

  private static final char SINGLE_SHIFT_TWO = 0x8E;
  private static final char SINGLE_SHIFT_THREE = 0x8F;

  private Iso2022Jp() {}

  static boolean isNamed(String charset) {
    return NAME.matcher(charset).matches();
  }

  static String of(Bytes octets) {
    Bytes euc = euc(octets.text());
    Charset charset = CharsetNames.find("euc-jp").orElseThrow();
    CharsetDecoder decoder = CharsetText.strictDecoder(charset);
    ByteBuffer in = ByteBuffer.wrap(euc.array(), euc.offset(), euc.length());
    CharBuffer out = CharBuffer.allocate(4 * euc.length() + 4);
    CoderResult result = decoder.decode(in, out, false);
    while (result.isError() && in.remaining() > 1) {
      out.put("\\x%02X".formatted(in.get() & 0xFF));
      result = decoder.reset().decode(in, out, false);
    }
    return out.flip().toString();
  }

  private static Bytes euc(String text) {
    StringBuilder out = new StringBuilder(text.length());
    Matcher set = SET.matcher(text);
    int escape = text.indexOf(ESCAPE);
    out.append(text, 0, escape < 0 ? text.length() : escape);
    while (escape >= 0 && set.region(escape + 1, text.length()).lookingAt()) {
      escape = text.indexOf(ESCAPE, set.end());
      append(text.substring(set.end(), escape < 0 ? text.length() : escape), set, out);
    }
    return Bytes.ofLatin1(out.toString());
  }

  private static void append(String text, Matcher set, StringBuilder out) {
    if (set.group("ascii") != null) {
      out.append(text);
      return;
    }
    boolean kana = set.group("kana") != null;
    boolean second = set.group("more") == null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c > ' ' && c < 0x7F;
      if (letter && kana) {
        out.append(SINGLE_SHIFT_TWO);
      } else if (letter && !second) {
        out.append(SINGLE_SHIFT_THREE);
      }
      second ^= letter && set.group("more") != null;
      out.append(letter ? (char) (c | 0x80) : c);
    }
  }
}
