package org.hamlet.text.uri;

/** The forms of mail addresses and {@code mailto:} URIs. */
final class MailForms {

  private static final String BLANK = "%20";

  private MailForms() {}

  /** Whether the URI is a {@code mailto:}, or has an {@code @} without a colon before it. */
  static boolean isMail(String uri) {
    int at = uri.indexOf('@');
    return Ascii.startsWith(uri, 0, "mailto:") || (at >= 0 && uri.lastIndexOf(':', at) < 0);
  }

  /** Adds the address without its query, without {@code <>} and without blanks around it. */
  static void add(String uri, UriForms.Forms forms) {
    int at = uri.indexOf('@');
    if (at < 1) {
      return;
    }
    int query = queryStart(uri, at + 1);
    String address = uri.substring(0, query);
    forms.add(address);
    int open = uri.lastIndexOf('<');
    int close = uri.lastIndexOf('>');
    if (open >= 0 && close > open && uri.indexOf('@', open) < close) {
      forms.add("mailto:" + uri.substring(open + 1, close));
    }
    String bare = address.substring(Ascii.startsWith(address, 0, "mailto:") ? 7 : 0);
    String trimmed = withoutBlanks(bare);
    if (trimmed.length() != bare.length()) {
      forms.add("mailto:" + trimmed);
    }
  }

  private static int queryStart(String uri, int from) {
    int i = from;
    while (i < uri.length() && uri.charAt(i) != '?' && uri.charAt(i) != '&') {
      i++;
    }
    return i == from ? uri.length() : i;
  }

  private static String withoutBlanks(String address) {
    int start = 0;
    int end = address.length();
    while (address.startsWith(BLANK, start)) {
      start += BLANK.length();
    }
    while (end - BLANK.length() >= start && address.startsWith(BLANK, end - BLANK.length())) {
      end -= BLANK.length();
    }
    return address.substring(start, end);
  }
}
