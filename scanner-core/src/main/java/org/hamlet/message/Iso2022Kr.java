package org.hamlet.message;

import java.nio.charset.StandardCharsets;

/**
 * Text in ISO-2022-KR (RFC 1557), read as Perl's Encode does: brought to EUC-KR first, whether or
 * not Korean was announced; what shifts out and not in again stays ASCII, and all ends at an escape
 * that announces something else. Linear in the size of the text.
 */
final class Iso2022Kr {

  private static final String ANNOUNCEMENT = "\u001b$)C";
  private static final char ESCAPE = '\u001b';
  private static final char SHIFT_OUT = '\u000e';
  private static final char SHIFT_IN = '\u000f';

  private Iso2022Kr() {}

  static boolean isNamed(String charset) {
    return charset.equalsIgnoreCase("iso-2022-kr");
  }

  static String of(Bytes octets) {
    byte[] euc = euc(octets.text().replace(ANNOUNCEMENT, ""));
    return QuotedOctets.decode(euc, CharsetNames.find("euc-kr").orElseThrow());
  }

  private static byte[] euc(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    int open = text.indexOf(SHIFT_OUT);
    int close = open < 0 ? -1 : text.indexOf(SHIFT_IN, open);
    while (close >= 0) {
      out.append(text, from, open);
      for (int i = open + 1; i < close; i++) {
        char c = text.charAt(i);
        out.append(c > ' ' && c < 0x7F ? (char) (c | 0x80) : c);
      }
      from = close + 1;
      open = text.indexOf(SHIFT_OUT, from);
      close = open < 0 ? -1 : text.indexOf(SHIFT_IN, open);
    }
    out.append(text, from, text.length());
    int escape = out.indexOf(String.valueOf(ESCAPE));
    return out.substring(0, escape < 0 ? out.length() : escape)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
