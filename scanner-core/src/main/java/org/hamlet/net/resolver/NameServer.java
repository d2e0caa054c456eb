package org.hamlet.net.resolver;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Message;
import org.xbill.DNS.SimpleResolver;

/** One name server. Thread-safe. */
final class NameServer {

  private final InetSocketAddress address;
  private final ServerHealth health;
  private final SimpleResolver resolver;
  private final Duration timeout;

  NameServer(InetSocketAddress address, int udpBytes, Duration timeout, ServerHealth health) {
    this.address = address;
    this.health = health;
    this.timeout = timeout;
    this.resolver = new SimpleResolver(address);
    resolver.setTimeout(timeout);
    if (udpBytes > ResolverOptions.PLAIN_UDP_BYTES) {
      resolver.setEDNS(0, udpBytes, 0, List.of());
    } else {
      resolver.setEDNS(-1);
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
