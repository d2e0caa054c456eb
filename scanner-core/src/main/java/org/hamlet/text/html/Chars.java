package org.hamlet.text.html;

import java.nio.charset.StandardCharsets;

/** Character classes of HTML as HTML::Parser reads it: ASCII only. */
final class Chars {

  private Chars() {}

  /** Space, tab, LF, CR, FF or VT. */
  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static boolean isLetter(char c) {
    char lower = (char) (c | 0x20);
    return lower >= 'a' && lower <= 'z';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether a tag may begin so. */
  static boolean startsName(char c) {
    return isLetter(c) || c == '_' || c == ':';
  }

  /** The octets of a text in UTF-8, one char each. */
  static String utf8(String unicode) {
    return new String(unicode.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Whether no char is beyond {@code last}. */
  static boolean areWithin(String text, int last) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > last) {
        return false;
      }
    }
    return true;
  }

  /** Index of the first char at or after {@code from} that is no space, or the length. */
  static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Index of the first space or {@code >} at or after {@code from}, or the length. */
  static int skipWord(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '>' && !isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** ASCII letters to lower case; the same string when there is nothing to change. */
  static String lower(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z') {
        return lowerFrom(i, text.toCharArray());
      }
    }
    return text;
  }

  private static String lowerFrom(int first, char[] chars) {
    for (int i = first; i < chars.length; i++) {
      if (chars[i] >= 'A' && chars[i] <= 'Z') {
        chars[i] = (char) (chars[i] | 0x20);
      }
    }
    return new String(chars);
  }
}
