package org.hamlet.text.uri;

/**
 * What each octet means for URIs in text, looked up rather than compared since every char of every
 * message is asked.
 */
final class TextChars {

  private static final int ENDS = 1;
  private static final int ENDS_MAIL = 2;
  private static final int BEFORE_HOST = 4;
  private static final int WORD = 8;
  private static final int HOST = 16;
  private static final int AFTER_MAIL_END = 32;

  private static final String ENDERS = "><\"`}]{[|\u001B\u00A0";
  private static final String MAIL_ENDERS = ",('";
  private static final String BEFORE_BARE_HOST = "!\"#$&'()*+,/:;<=>?@[\\]^`{|}~\u001B\u00A0";

  private static final byte[] CLASSES = classes();

  private TextChars() {}

  /** Whether it ends a URI. */
  static boolean ends(char c) {
    return is(c, ENDS);
  }

  /** Whether it ends a mail address. */
  static boolean endsMail(char c) {
    return is(c, ENDS_MAIL);
  }

  /** Whether a mail address or a scheme may begin after it although it is no word boundary. */
  static boolean startsAfter(char c) {
    return is(c, AFTER_MAIL_END);
  }

  /** Whether a bare host name may begin after it. */
  static boolean mayPrecedeHost(char c) {
    return is(c, BEFORE_HOST);
  }

  /** Perl's {@code \w} under /a. */
  static boolean isWord(char c) {
    return is(c, WORD);
  }

  /** Whether it may be part of a host name, dots included. */
  static boolean isHost(char c) {
    return is(c, HOST);
  }

  private static boolean is(char c, int kind) {
    return (CLASSES[c & 0xFF] & kind) != 0;
  }

  private static byte[] classes() {
    byte[] classes = new byte[256];
    for (char c = 0; c < 256; c++) {
      boolean space = c == ' ' || (c >= '\t' && c <= '\r');
      boolean ends = space || ENDERS.indexOf(c) >= 0;
      boolean endsMail = ends || MAIL_ENDERS.indexOf(c) >= 0;
      int kinds = ends ? ENDS : 0;
      kinds |= endsMail || c >= 0x80 ? ENDS_MAIL : 0;
      kinds |= endsMail && c != ']' && c != '}' ? AFTER_MAIL_END : 0;
      kinds |= space || BEFORE_BARE_HOST.indexOf(c) >= 0 ? BEFORE_HOST : 0;
      kinds |= Ascii.isWord(c) ? WORD : 0;
      kinds |= Ascii.isWord(c) || c == '-' || c == '.' ? HOST : 0;
      classes[c] = (byte) kinds;
    }
    return classes;
  }
}
