package org.hamlet.text.uri;

/** What may be the name of a host (RFC 1123, underscores allowed below the registered domain). */
public final class HostNames {

  /** Longest name, in chars (RFC 1035, 2.3.4, without the root). */
  static final int MAX_NAME_CHARS = 253;

  /** Longest label, in chars (RFC 1035, 2.3.4). */
  static final int MAX_LABEL_CHARS = 63;

  private static final int IPV4_OCTETS = 4;

  private HostNames() {}

  /**
   * Whether {@code host} is a name below some top level domain: at least two labels, none beginning
   * or ending in a hyphen, no underscore in the last two.
   */
  static boolean isQualified(String host) {
    if (host.length() > MAX_NAME_CHARS) {
      return false;
    }
    int start = 0;
    int labels = 0;
    int lastDot = host.lastIndexOf('.');
    int secondDot = lastDot < 0 ? -1 : host.lastIndexOf('.', lastDot - 1);
    while (start <= host.length()) {
      int dot = host.indexOf('.', start);
      int end = dot < 0 ? host.length() : dot;
      if (!isLabel(host, start, end, start <= secondDot)) {
        return false;
      }
      labels++;
      start = end + 1;
    }
    return labels >= 2;
  }

  private static boolean isLabel(String host, int start, int end, boolean underscoreAllowed) {
    if (end == start
        || end - start > MAX_LABEL_CHARS
        || host.charAt(start) == '-'
        || host.charAt(end - 1) == '-') {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = host.charAt(i);
      if (!Ascii.isAlnum(c) && c != '-' && !(c == '_' && underscoreAllowed)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether {@code host}, in the octets of a message, is such a name once it is in ASCII; dots at
   * its end do not count.
   */
  public static boolean isName(String host) {
    String ascii = AceName.of(host).orElse(host);
    int end = ascii.length();
    while (end > 0 && ascii.charAt(end - 1) == '.') {
      end--;
    }
    return isQualified(ascii.substring(0, end));
  }

  /** Whether {@code host} is a dotted quad: octets of up to 255 without leading zeros. */
  static boolean isIpv4(String host) {
    int octets = 0;
    int start = 0;
    while (start <= host.length()) {
      int dot = host.indexOf('.', start);
      int end = dot < 0 ? host.length() : dot;
      if (end == start || end - start > 3 || !Ascii.allDigits(host, start, end)) {
        return false;
      }
      boolean leadingZero = end - start > 1 && host.charAt(start) == '0';
      if (leadingZero || Integer.parseInt(host.substring(start, end)) > 255) {
        return false;
      }
      octets++;
      start = end + 1;
    }
    return octets == IPV4_OCTETS;
  }
}
