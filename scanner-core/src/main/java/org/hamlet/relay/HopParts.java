package org.hamlet.relay;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a hop as a shape found them, before they are cleaned.
 *
 * @param ip the address in its usual form, empty when the field names none
 * @param traits what is known about servers that write so
 */
record HopParts(
    String ip, String rdns, String helo, String by, String ident, Set<Shape.Trait> traits) {

  private static final String IPV6_PREFIX = "ipv6:";

  /** The usual form of an address: no {@code IPv6:}, IPv4-mapped as IPv4; empty when it is none. */
  static Optional<String> address(String text) {
    String bare = text;
    boolean prefixed = text.regionMatches(true, 0, IPV6_PREFIX, 0, IPV6_PREFIX.length());
    if (prefixed) {
      bare = text.substring(IPV6_PREFIX.length());
    }
    Optional<IpAddress> read = IpAddress.parse(bare);
    if (read.isEmpty() || (prefixed && read.get().isIpv4())) {
      return Optional.empty();
    }
    int tail = bare.lastIndexOf(':') + 1;
    boolean mapped = bare.indexOf('.') > 0 && read.get().isIpv4Mapped();
    return Optional.of(mapped ? bare.substring(tail) : bare);
  }

  /** The hop with its parts cleaned as rules expect them; trust is not judged yet. */
  Relay relay(ReceivedText field, String authentication) {
    String name = name(rdns);
    return new Relay(
        clean(ip),
        clean(name),
        clean(helo),
        clean(by.endsWith(";") ? by.substring(0, by.length() - 1) : by),
        clean(ident),
        clean(field.envelopeFrom()),
        false,
        traits.contains(Shape.Trait.WITHOUT_ID) ? "" : field.id(),
        authentication,
        false,
        name.isEmpty() && traits.contains(Shape.Trait.LOOKS_UP_NAMES));
  }

  /** A name by reverse DNS; "unknown" and bracketed addresses are none. */
  private static String name(String text) {
    String bare = withoutDots(text);
    boolean none = bare.startsWith("[") || bare.toLowerCase(Locale.ROOT).equals("unknown");
    return none ? "" : bare;
  }

  private static String withoutDots(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '.') {
      end--;
    }
    return text.substring(0, end);
  }

  /** Replaces what would break the relay line apart. */
  private static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append((c <= ' ' && Character.isWhitespace(c)) || "\0#[]()<>|".indexOf(c) >= 0 ? '!' : c);
    }
    return out.toString();
  }
}
