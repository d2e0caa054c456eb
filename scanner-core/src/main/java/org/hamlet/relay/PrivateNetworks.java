package org.hamlet.relay;

/**
 * Addresses that no public host has: RFC 1918, loopback, link-local (RFC 3927, RFC 4291 section
 * 2.5.6) and carrier-grade NAT (RFC 6598). Compat: unique local IPv6 addresses (RFC 4193) are not
 * among them in SpamAssassin 4.0.1. Stateless.
 */
public final class PrivateNetworks {

  private PrivateNetworks() {}

  /** Whether {@code ip}, in text form, is such an address; false for what is no address. */
  public static boolean contain(String ip) {
    return IpAddress.parse(ip).filter(PrivateNetworks::contain).isPresent();
  }

  static boolean contain(IpAddress ip) {
    return ip.isIpv4() ? containIpv4(ip.at(0), ip.at(1)) : containIpv6(ip);
  }

  private static boolean containIpv4(int first, int second) {
    return switch (first) {
      case 10, 127 -> true;
      case 100 -> second >= 64 && second <= 127;
      case 169 -> second == 254;
      case 172 -> second >= 16 && second <= 31;
      case 192 -> second == 168;
      default -> false;
    };
  }

  private static boolean containIpv6(IpAddress ip) {
    return (ip.at(0) == 0xFE && (ip.at(1) & 0xC0) == 0x80) || ip.isIpv6Loopback();
  }
}
