package org.hamlet.net.resolver;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Message;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.io.DefaultIoClientFactory;
import org.xbill.DNS.io.IoClientFactory;
import org.xbill.DNS.io.TcpIoClient;
import org.xbill.DNS.io.UdpIoClient;

/** One name server. Thread-safe. */
final class NameServer {

  private final InetSocketAddress address;
  private final ServerHealth health;
  private final SimpleResolver resolver;
  private final Duration timeout;

  /**
   * A server.
   *
   * @param udpBytes largest reply it may give by UDP
   * @param timeout patience with it
   */
  NameServer(
      InetSocketAddress address,
      Datagrams datagrams,
      int udpBytes,
      Duration timeout,
      ServerHealth health) {
    this.address = address;
    this.health = health;
    this.timeout = timeout;
    this.resolver = new SimpleResolver(address);
    resolver.setIoClientFactory(new Carriers(datagrams));
    resolver.setTimeout(timeout);
    if (udpBytes > ResolverOptions.PLAIN_UDP_BYTES) {
      resolver.setEDNS(0, udpBytes, 0, List.of());
    } else {
      resolver.setEDNS(-1);
    }
  }

  /** Ours by UDP, dnsjava's own by TCP. */
  private record Carriers(Datagrams datagrams) implements IoClientFactory {

    @Override
    public UdpIoClient createOrGetUdpClient() {
      return datagrams;
    }

    @Override
    public TcpIoClient createOrGetTcpClient() {
      return new DefaultIoClientFactory().createOrGetTcpClient();
    }
  }

  ServerHealth health() {
    return health;
  }

  /** Sends by UDP, from a random port, and again by TCP when the reply is cut short. */
  CompletionStage<Message> send(Message question) {
    return resolver
        .sendAsync(question, Runnable::run)
        .toCompletableFuture()
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public String toString() {
    return address.getAddress().getHostAddress() + " port " + address.getPort();
  }
}
