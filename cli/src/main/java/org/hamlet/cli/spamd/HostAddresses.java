package org.hamlet.cli.spamd;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;

/**
 * The addresses that a name in {@code --listen} means, as in SpamAssassin's spamd: all that it
 * resolves to; {@code localhost} is 127.0.0.1 and ::1 whatever /etc/hosts says, each where this
 * machine has it.
 *
 * @param onlyIpv4 whether others are left out
 * @param onlyIpv6 whether others are left out
 * @param names what they resolve to
 */
record HostAddresses(boolean onlyIpv4, boolean onlyIpv6, Names names) {

  /** Where the addresses of a name are looked up. */
  interface Names {
    InetAddress[] of(String name) throws UnknownHostException;
  }

  static final String LOCALHOST = "localhost";

  private static final String ALL = "*";
  private static final String LITERAL = "[0-9.]+|.*:.*";
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");

  /**
   * Those of a name or address, as text.
   *
   * @throws CommandFailure when there is none
   */
  List<String> of(String host) {
    if (host.equals(ALL)) {
      return List.of(onlyIpv4 ? "0.0.0.0" : ALL);
    }
    List<String> found = all(host).filter(this::wanted).toList();
    if (found.isEmpty()) {
      throw new CommandFailure(ExitCodes.UNAVAILABLE, "--listen: no address to listen on: " + host);
    }
    return found;
  }

  private Stream<String> all(String host) {
    if (host.equals(LOCALHOST)) {
      return LOOPBACK.stream().filter(this::isHere);
    }
    return host.matches(LITERAL)
        ? Stream.of(host)
        : resolved(host).map(InetAddress::getHostAddress).distinct();
  }

  private Stream<InetAddress> resolved(String host) {
    try {
      return Stream.of(names.of(host));
    } catch (UnknownHostException e) {
      return Stream.of();
    }
  }

  private boolean isHere(String address) {
    return resolved(address).anyMatch(HostAddresses::isOfAnInterface);
  }

  private static boolean isOfAnInterface(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return false;
    }
  }

  private boolean wanted(String address) {
    return address.indexOf(':') < 0 ? !onlyIpv6 : !onlyIpv4;
  }
}
