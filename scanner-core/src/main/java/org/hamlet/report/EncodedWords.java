package org.hamlet.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.Locale;

/**
 * RFC 2047 encoding of header text that is not ASCII: one encoded word from the first word that
 * needs it to the last, base64 or quoted-printable, whichever is shorter.
 */
final class EncodedWords {

  private EncodedWords() {}

  /** One line of UTF-8, one char a byte; unchanged when it is ASCII. */
  static String encode(String line) {
    int first = -1;
    int last = -1;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) >= 0x80) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    if (first < 0) {
      return line;
    }
    int from = first;
    while (from > 0 && !LineWrap.isSpace(line.charAt(from - 1))) {
      from--;
    }
    int to = last + 1;
    while (to < line.length() && !LineWrap.isSpace(line.charAt(to))) {
      to++;
    }
    return line.substring(0, from) + word(line.substring(from, to)) + line.substring(to);
  }

  private static String word(String text) {
    String quoted = quoted(text);
    boolean quotedIsShorter = 3 * quoted.length() <= 4 * (text.length() + 2);
    return quotedIsShorter
        ? "=?UTF-8?Q?" + quoted + "?="
        : "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(ISO_8859_1)) + "?=";
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() * 2);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        out.append('_');
      } else if (c > ' ' && c < 0x7F && c != '=' && c != '?' && c != '_') {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "=%02X", (int) c));
      }
    }
    return out.toString();
  }
}
