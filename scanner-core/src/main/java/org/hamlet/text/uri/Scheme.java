package org.hamlet.text.uri;

/** The scheme at the start of a URI. */
final class Scheme {

  private Scheme() {}

  /** Index after the colon of {@code [A-Za-z0-9_-]+:}; 0 when there is no scheme. */
  static int end(String uri) {
    int i = 0;
    while (i < uri.length() && (Ascii.isWord(uri.charAt(i)) || uri.charAt(i) == '-')) {
      i++;
    }
    return i > 0 && i < uri.length() && uri.charAt(i) == ':' ? i + 1 : 0;
  }

  /** Index after {@code http:} or {@code https:}; 0 when it is another scheme or none. */
  static int httpEnd(String uri) {
    if (Ascii.startsWith(uri, 0, "http:")) {
      return 5;
    }
    return Ascii.startsWith(uri, 0, "https:") ? 6 : 0;
  }
}
