package org.hamlet.net.resolver;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;

/**
 * What the configuration says about DNS.
 *
 * @param servers whom to ask, in order; empty for those of the system
 * @param ipv4 whether A records may be asked for ({@code dns_options v4})
 * @param ipv6 whether AAAA records may be asked for
 * @param rotate whether the servers take turns
 * @param mixedCase whether letters of questions are written in random case, which the answer must
 *     repeat ({@code dns0x20})
 * @param udpBytes the largest answer to be sent by UDP; up to 512 without EDNS
 * @param restrictions {@code dns_query_restriction}
 */
public record ResolverOptions(
    List<InetSocketAddress> servers,
    boolean ipv4,
    boolean ipv6,
    boolean rotate,
    boolean mixedCase,
    int udpBytes,
    Restrictions restrictions) {

  /** The smallest answer every server may send by UDP (RFC 1035, 2.3.4). */
  static final int PLAIN_UDP_BYTES = 512;

  private static final int DNS_PORT = 53;

  /** Copies the list. */
  public ResolverOptions {
    servers = List.copyOf(servers);
  }

  /**
   * Reads the settings of those names.
   *
   * @param servers {@code dns_server} entries: an address, brackets allowed, and perhaps a port
   * @param options the {@code dns_options} line
   * @param restrictions {@code dns_query_restriction} lines
   */
  public static ResolverOptions of(
      List<String> servers, String options, List<String> restrictions) {
    List<String> words = List.of(options.toLowerCase(Locale.ROOT).split("[\\s,]+"));
    return new ResolverOptions(
        servers.stream().map(ResolverOptions::server).toList(),
        !words.contains("nov4"),
        !words.contains("nov6"),
        words.contains("rotate"),
        words.contains("dns0x20"),
        udpBytes(words),
        Restrictions.of(restrictions));
  }

  private static int udpBytes(List<String> words) {
    int bytes = PLAIN_UDP_BYTES;
    for (String word : words) {
      if (word.startsWith("edns")) {
        int equals = word.indexOf('=');
        bytes = equals < 0 ? 4096 : number(word.substring(equals + 1));
      } else if (word.startsWith("noedns")) {
        bytes = PLAIN_UDP_BYTES;
      }
    }
    return Math.max(PLAIN_UDP_BYTES, Math.min(65_535, bytes));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return PLAIN_UDP_BYTES;
    }
  }

  /** The entry was checked when the configuration was read: it holds no name to be looked up. */
  private static InetSocketAddress server(String entry) {
    int close = entry.lastIndexOf(']');
    int colon = entry.lastIndexOf(':');
    boolean port = close >= 0 ? colon > close : colon >= 0 && entry.indexOf(':') == colon;
    String address = port ? entry.substring(0, colon) : entry;
    int number = port ? Integer.parseInt(entry.substring(colon + 1)) : DNS_PORT;
    return new InetSocketAddress(address.replace("[", "").replace("]", ""), number);
  }
}
