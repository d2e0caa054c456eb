package org.hamlet.text.uri;

import java.nio.charset.StandardCharsets;

/**
 * The two ways to write a link of HTML with one char a byte. Compat: rules see its characters up to
 * U+00FF as one octet each, whatever the charset of the part is, the others in UTF-8.
 */
final class LinkOctets {

  private LinkOctets() {}

  /** All characters in UTF-8. */
  static String utf8(String link) {
    return new String(link.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** As rules see what is in UTF-8; the same string when there is nothing to change. */
  static String of(String utf8) {
    if (Ascii.allAscii(utf8)) {
      return utf8;
    }
    StringBuilder octets = new StringBuilder(utf8.length());
    for (int i = 0; i < utf8.length(); i++) {
      char c = utf8.charAt(i);
      boolean two = (c == 0xC2 || c == 0xC3) && i + 1 < utf8.length();
      char next = two ? utf8.charAt(i + 1) : 0;
      if (next >= 0x80 && next < 0xC0) {
        octets.append((char) ((c & 3) << 6 | (next & 0x3F)));
        i++;
      } else {
        octets.append(c);
      }
    }
    return octets.toString();
  }
}
