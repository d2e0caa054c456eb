package org.hamlet.text.html;

/**
 * Decodes character references as Perl's HTML::Parser does: the semicolon may be missing after
 * numbers and Latin-1 names, and in text such a name may run into the next word ({@code &eacutex}).
 * Used for one text.
 */
final class Entities {

  private static final String REPLACEMENT = "\uFFFD";

  private final String text;
  private final SourceForm form;
  private final StringBuilder out;

  /** Where a high surrogate written as a number ended, and where its replacement begins in out. */
  private int highEnd = -1;

  private int highStart;

  private char high;

  private Entities(String text, SourceForm form) {
    this.text = text;
    this.form = form;
    this.out = new StringBuilder(text.length());
  }

  /**
   * {@code text} with its references decoded.
   *
   * @param form what its chars are
   * @param prefixes whether a name may run into the next word
   */
  static String decode(String text, SourceForm form, boolean prefixes) {
    int amp = text.indexOf('&');
    return amp < 0 ? text : new Entities(text, form).decodeFrom(amp, prefixes);
  }

  private String decodeFrom(int firstAmp, boolean prefixes) {
    int copied = 0;
    int amp = firstAmp;
    while (amp >= 0) {
      out.append(text, copied, amp);
      boolean numeric = amp + 1 < text.length() && text.charAt(amp + 1) == '#';
      int end = numeric ? number(amp) : name(amp, prefixes);
      if (end < 0) {
        out.append('&');
        end = amp + 1;
      }
      copied = end;
      amp = text.indexOf('&', end);
    }
    return out.append(text, copied, text.length()).toString();
  }

  private int number(int amp) {
    int at = amp + 2;
    boolean hex = at < text.length() && (text.charAt(at) | 0x20) == 'x';
    at += hex ? 1 : 0;
    int first = at;
    int radix = hex ? 16 : 10;
    long code = 0;
    while (at < text.length() && digit(text.charAt(at), radix) >= 0) {
      code = Math.min(code * radix + digit(text.charAt(at), radix), Character.MAX_CODE_POINT + 1L);
      at++;
    }
    if (at == first || code == 0 || code > Character.MAX_CODE_POINT || code >> 1 == 0x7FFF) {
      return -1;
    }
    int end = at < text.length() && text.charAt(at) == ';' ? at + 1 : at;
    append((int) code, amp, end);
    return end;
  }

  private static int digit(char c, int radix) {
    return c < 0x80 ? Character.digit(c, radix) : -1;
  }

  private void append(int code, int start, int end) {
    boolean afterHigh = highEnd == start;
    highEnd = -1;
    if (code >= Character.MIN_LOW_SURROGATE && code <= Character.MAX_LOW_SURROGATE && afterHigh) {
      out.setLength(highStart);
      add(new String(new char[] {high, (char) code}));
    } else if (code >= Character.MIN_HIGH_SURROGATE && code <= Character.MAX_HIGH_SURROGATE) {
      highEnd = end;
      high = (char) code;
      highStart = out.length();
      add(REPLACEMENT);
    } else {
      add(isUnusable(code) ? REPLACEMENT : Character.toString(code));
    }
  }

  private void add(String decoded) {
    out.append(form.reference(decoded));
  }

  private static boolean isUnusable(int code) {
    return (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE)
        || (code >= 0xFDD0 && code <= 0xFDEF)
        || (code & 0xFFFE) == 0xFFFE;
  }

  private int name(int amp, boolean prefixes) {
    int end = amp + 1;
    int last = Math.min(text.length(), end + EntityTable.MAX_NAME_CHARS);
    while (end < last && isAlphanumeric(text.charAt(end))) {
      end++;
    }
    if (end < text.length() && text.charAt(end) == ';' && take(amp, end, true)) {
      return end + 1;
    }
    boolean whole = end == text.length() || !isAlphanumeric(text.charAt(end));
    if (whole && take(amp, end, false)) {
      return end;
    }
    int prefix = prefixes ? Math.min(end, amp + 1 + EntityTable.MAX_PREFIX_CHARS) : 0;
    for (; prefix > amp + 1; prefix--) {
      if (take(amp, prefix, false)) {
        return prefix;
      }
    }
    return -1;
  }

  private boolean take(int amp, int end, boolean semicolon) {
    String found = EntityTable.find(text.substring(amp + 1, end), semicolon);
    add(found);
    return !found.isEmpty();
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
