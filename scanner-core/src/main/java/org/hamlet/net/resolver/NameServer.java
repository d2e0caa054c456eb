package org.hamlet.net.resolver;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.io.DefaultIoClientFactory;
import org.xbill.DNS.io.IoClientFactory;
import org.xbill.DNS.io.TcpIoClient;
import org.xbill.DNS.io.UdpIoClient;

/**
 * One name server. One that cannot read a question with EDNS is asked again without it, and so from
 * then on (RFC 6891, section 7). Thread-safe.
 */
final class NameServer {

  private static final Set<Integer> UNREAD = Set.of(Rcode.FORMERR, Rcode.NOTIMP);
  private static final Logger LOG = LoggerFactory.getLogger(NameServer.class);

  private final InetSocketAddress address;
  private final ServerHealth health;
  private final SimpleResolver plain;
  private volatile SimpleResolver resolver;
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
    this.plain = resolver(datagrams);
    plain.setEDNS(-1);
    this.resolver = plain;
    if (udpBytes > ResolverOptions.PLAIN_UDP_BYTES) {
      this.resolver = resolver(datagrams);
      resolver.setEDNS(0, udpBytes, 0, List.of());
    }
  }

  private SimpleResolver resolver(Datagrams datagrams) {
    SimpleResolver made = new SimpleResolver(address);
    made.setIoClientFactory(new Carriers(datagrams));
    made.setTimeout(timeout);
    return made;
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
    SimpleResolver first = resolver;
    return first
        .sendAsync(question, Runnable::run)
        .thenCompose(
            reply ->
                first != plain && isUnread(reply)
                    ? withoutExtension(question, reply)
                    : CompletableFuture.completedFuture(reply))
        .toCompletableFuture()
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Sends it again; that the question itself was not the fault is known by another reply. */
  private CompletionStage<Message> withoutExtension(Message question, Message reply) {
    return plain
        .sendAsync(question, Runnable::run)
        .thenApply(
            second -> {
              if (!isUnread(second) && resolver != plain) {
                LOG.info("name server {} does not know EDNS; it is asked without it", this);
                resolver = plain;
              }
              return second;
            })
        .exceptionally(silence -> reply);
  }

  private static boolean isUnread(Message reply) {
    return UNREAD.contains(reply.getRcode());
  }

  @Override
  public String toString() {
    return address.getAddress().getHostAddress() + " port " + address.getPort();
  }
}
