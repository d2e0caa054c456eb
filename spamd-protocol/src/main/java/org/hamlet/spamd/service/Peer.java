package org.hamlet.spamd.service;

/**
 * Who asks.
 *
 * @param host name for the log; the address again where no name is known
 * @param address IP address, or the path of the unix socket
 * @param port the client's port, 0 for a unix socket
 */
public record Peer(String host, String address, int port) {

  /** A client of a unix socket. */
  public static Peer unix(String path) {
    return new Peer("localhost", path, 0);
  }
}
