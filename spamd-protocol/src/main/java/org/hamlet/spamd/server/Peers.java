package org.hamlet.spamd.server;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import org.hamlet.spamd.service.Peer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is at the other end of a channel, without asking DNS. */
final class Peers {

  private static final Logger LOG = LoggerFactory.getLogger(Peers.class);

  private Peers() {}

  static Peer of(Channel channel, Endpoint endpoint) {
    if (channel.remoteAddress() instanceof InetSocketAddress client) {
      String address = client.getAddress().getHostAddress();
      String host = client.getAddress().isLoopbackAddress() ? "localhost" : address;
      return new Peer(host, address, client.getPort());
    }
    return Peer.unix(endpoint.toString());
  }

  /** spamd's log line of a new connection; {@code number} is how many clients there are. */
  static void log(Channel channel, Endpoint endpoint, int number) {
    if (channel.localAddress() instanceof InetSocketAddress local) {
      Peer peer = of(channel, endpoint);
      // as an event: otherwise slf4j-jdk14 walks the stack for each line
      LOG.atInfo().log(
          "spamd: connection from {} [{}]:{} to port {}, fd {}",
          peer.host(),
          peer.address(),
          peer.port(),
          local.getPort(),
          number);
    } else {
      LOG.atInfo().log("spamd: got connection over {}", endpoint);
    }
  }
}
