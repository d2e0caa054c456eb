package org.hamlet.relay;

import java.util.Optional;

/** Addresses as DNS lists want them asked (RFC 5782, 2.1 and 2.4). Stateless. */
public final class ReversedAddress {

  private ReversedAddress() {}

  /** The octets of IPv4, the nibbles of IPv6, last first; empty for what is no address. */
  public static Optional<String> of(String ip) {
    return IpAddress.parse(ip).map(ReversedAddress::of);
  }

  /** The same for an address. */
  public static String of(IpAddress ip) {
    StringBuilder out = new StringBuilder();
    for (int i = ip.bits() / Byte.SIZE - 1; i >= 0; i--) {
      if (ip.isIpv4()) {
        out.append(ip.at(i)).append('.');
      } else {
        out.append(Character.forDigit(ip.at(i) & 0xF, 16)).append('.');
        out.append(Character.forDigit(ip.at(i) >> 4, 16)).append('.');
      }
    }
    return out.substring(0, out.length() - 1);
  }
}
