package org.hamlet.relay;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of a list of networks (RFC 4632 notation, or the leading octets of an IPv4 address).
 *
 * @param base an address of the network
 * @param bits length of the prefix, in bits of {@code base}
 * @param excluded whether the entry takes the network out instead
 */
record Network(IpAddress base, int bits, boolean excluded) {

  private static final Pattern ENTRY =
      Pattern.compile("(!?)\\[?([0-9A-Fa-f:.]+)]?(?:/(\\d{1,3}))?");
  private static final int OCTETS = 4;

  /** Reads an entry; empty when it is none. */
  static Optional<Network> parse(String entry) {
    Matcher matcher = ENTRY.matcher(entry);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String text = matcher.group(2);
    int octets = text.indexOf(':') < 0 ? octets(text) : OCTETS;
    Optional<IpAddress> base = IpAddress.parse(octets < OCTETS ? completed(text, octets) : text);
    if (base.isEmpty()) {
      return Optional.empty();
    }
    int most = base.get().bits();
    int implied = octets < OCTETS ? octets * Byte.SIZE : most;
    int bits = matcher.group(3) == null ? implied : Integer.parseInt(matcher.group(3));
    boolean excluded = !matcher.group(1).isEmpty();
    return bits > most ? Optional.empty() : Optional.of(new Network(base.get(), bits, excluded));
  }

  boolean covers(IpAddress address) {
    if (address.isIpv4() != base.isIpv4()) {
      return false;
    }
    int whole = bits / Byte.SIZE;
    for (int i = 0; i < whole; i++) {
      if (address.at(i) != base.at(i)) {
        return false;
      }
    }
    int rest = bits % Byte.SIZE;
    return rest == 0 || (address.at(whole) ^ base.at(whole)) >> (Byte.SIZE - rest) == 0;
  }

  private static int octets(String text) {
    String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    return (int) bare.chars().filter(c -> c == '.').count() + 1;
  }

  private static String completed(String text, int octets) {
    return (text.endsWith(".") ? text.substring(0, text.length() - 1) : text)
        + ".0".repeat(OCTETS - octets);
  }
}
