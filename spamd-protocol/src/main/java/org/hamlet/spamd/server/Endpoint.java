package org.hamlet.spamd.server;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/** Where a server listens. */
public sealed interface Endpoint {

  /** spamd's port. */
  int DEFAULT_PORT = 783;

  /** The address to bind to. */
  SocketAddress address();

  /**
   * A TCP port.
   *
   * @param host name or address; {@code *} for all
   * @param port 0 for any free one
   */
  record Tcp(String host, int port) implements Endpoint {

    /** Checks the port. */
    public Tcp {
      if (port < 0 || port > 0xFFFF) {
        throw new IllegalArgumentException("not a port: " + port);
      }
    }

    @Override
    public SocketAddress address() {
      return host.equals("*") ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
  }

  /**
   * A TCP port at which clients speak TLS.
   *
   * @param tcp where
   * @param identity who the server is there
   */
  record Tls(Tcp tcp, TlsIdentity identity) implements Endpoint {

    @Override
    public SocketAddress address() {
      return tcp.address();
    }

    @Override
    public String toString() {
      return "ssl:" + tcp;
    }
  }

  /**
   * A unix socket.
   *
   * @param path the socket file; one of a server that is gone is replaced
   * @param access who may connect
   * @param handedOver the folder in which it is left, for somebody with more rights to bring it to
   *     its path; empty: this process does that
   */
  record Unix(Path path, SocketAccess access, Optional<Path> handedOver) implements Endpoint {

    /** One that this process brings to its path. */
    public Unix(Path path, SocketAccess access) {
      this(path, access, Optional.empty());
    }

    /** One with the rights that the process gives its files. */
    public Unix(Path path) {
      this(path, SocketAccess.USUAL);
    }

    @Override
    public SocketAddress address() {
      return UnixDomainSocketAddress.of(path);
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /**
   * Reads {@code host}, {@code host:port}, {@code [ipv6]:port}, {@code *:port} or an absolute path.
   *
   * @param defaultPort where the text names none
   * @throws IllegalArgumentException for anything else
   */
  static Endpoint parse(String text, int defaultPort) {
    if (text.startsWith("/")) {
      return new Unix(Path.of(text));
    }
    int bracket = text.lastIndexOf(']');
    int colon = text.lastIndexOf(':');
    boolean portGiven = colon > bracket && (bracket >= 0 || text.indexOf(':') == colon);
    String host = portGiven ? text.substring(0, colon) : text;
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    if (host.isEmpty()) {
      throw new IllegalArgumentException("no address in " + text);
    }
    return new Tcp(host, portGiven ? port(text.substring(colon + 1)) : defaultPort);
  }

  private static int port(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a port: " + digits, e);
    }
  }
}
