package org.hamlet.net.service;

import java.util.Optional;

/**
 * Where a server is.
 *
 * @param host a name or an address, without brackets
 * @param port 1 to 65,535
 */
public record HostPort(String host, int port) {

  private static final int LAST_PORT = 65_535;
  private static final int PORT_DIGITS = 5;

  /**
   * Reads {@code HOST}, {@code HOST:PORT}, {@code [IPV6]:PORT}; empty when it is none.
   *
   * @param usual the port when none is given
   */
  public static Optional<HostPort> parse(String text, int usual) {
    int colon = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[") && text.indexOf(']') > 0;
    boolean hasPort = colon >= 0 && (!bracketed || colon > text.indexOf(']'));
    String host = hasPort ? text.substring(0, colon) : text;
    if (bracketed) {
      host = host.endsWith("]") ? host.substring(1, host.length() - 1) : "";
    }
    int port = hasPort ? port(text.substring(colon + 1)) : usual;
    boolean plain = host.chars().allMatch(c -> c > ' ' && c < 0x7F && "/[]".indexOf(c) < 0);
    return host.isEmpty() || !plain || port < 1 || port > LAST_PORT
        ? Optional.empty()
        : Optional.of(new HostPort(host, port));
  }

  private static int port(String digits) {
    boolean number =
        !digits.isEmpty()
            && digits.length() <= PORT_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Integer.parseInt(digits) : 0;
  }

  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
