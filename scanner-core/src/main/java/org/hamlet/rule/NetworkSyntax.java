package org.hamlet.rule;

/** The shape of one word of {@code trusted_networks} and its like; what it means is relay's. */
final class NetworkSyntax {

  private static final int MAX_PREFIX_BITS = 128;

  private NetworkSyntax() {}

  /** Whether the word may be an address, a network or a range of addresses. */
  static boolean isNetwork(String word) {
    String text = word.startsWith("!") ? word.substring(1) : word;
    int slash = text.indexOf('/');
    if (slash >= 0 && !isPrefix(text.substring(slash + 1))) {
      return false;
    }
    String address = slash < 0 ? text : text.substring(0, slash);
    if (address.startsWith("[") && address.endsWith("]")) {
      address = address.substring(1, address.length() - 1);
    }
    if (address.indexOf(':') >= 0) {
      return isIpv6(address);
    }
    int dash = address.indexOf('-');
    return dash < 0
        ? isIpv4(address)
        : isIpv4(address.substring(0, dash)) && isIpv4(address.substring(dash + 1));
  }

  private static boolean isPrefix(String text) {
    return ScalarSyntax.isInteger(text)
        && Integer.parseInt(text) >= 0
        && Integer.parseInt(text) <= MAX_PREFIX_BITS;
  }

  private static boolean isIpv4(String text) {
    String[] parts = text.split("\\.", -1);
    int count = parts.length > 1 && parts[parts.length - 1].isEmpty() ? parts.length - 1
        : parts.length;
    if (count > 4) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (!ScalarSyntax.isInteger(parts[i])
          || Integer.parseInt(parts[i]) < 0
          || Integer.parseInt(parts[i]) > 255) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIpv6(String text) {
    int end = text.indexOf('%') < 0 ? text.length() : text.indexOf('%');
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (Character.digit(c, 16) < 0 && c != ':' && c != '.') {
        return false;
      }
    }
    return true;
  }
}
