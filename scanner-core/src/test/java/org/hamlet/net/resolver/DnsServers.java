package org.hamlet.net.resolver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.MovedClock;
import org.hamlet.net.RecordType;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** DNS servers on the loopback, and resolvers that ask them. */
final class DnsServers implements AutoCloseable {

  /** How long a resolver waits for a server. */
  static final Duration TRY = Duration.ofMillis(300);

  private final List<LoopbackServer> servers = new ArrayList<>();
  private final MovedClock clock = new MovedClock();

  /** By which the resolvers tell time. */
  MovedClock clock() {
    return clock;
  }

  /** One that answers every question with these records. */
  LoopbackServer serving(String... records) throws IOException {
    return start(m -> DnsReplies.reply(m, Rcode.NOERROR, Section.ANSWER, records));
  }

  /** One that answers each question with these datagrams. */
  LoopbackServer sending(LoopbackServer.Replies datagrams) throws IOException {
    LoopbackServer server = LoopbackServer.sending(datagrams);
    servers.add(server);
    return server;
  }

  /** One that answers by UDP and TCP alike. */
  LoopbackServer start(Function<Message, byte[]> answers) throws IOException {
    return start(answers, answers);
  }

  /** One that answers by UDP otherwise than by TCP. */
  LoopbackServer start(Function<Message, byte[]> udp, Function<Message, byte[]> tcp)
      throws IOException {
    LoopbackServer server = new LoopbackServer(udp, tcp);
    servers.add(server);
    return server;
  }

  /** A resolver that asks these. */
  DnsClient resolver(LoopbackServer... asked) {
    return resolver(TRY, asked);
  }

  /** One that would wait for each server longer than the test does. */
  DnsClient patient(LoopbackServer... asked) {
    return resolver(Duration.ofMinutes(1), asked);
  }

  private DnsClient resolver(Duration patience, LoopbackServer... asked) {
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (LoopbackServer server : asked) {
      addresses.add(server.address());
    }
    ResolverOptions options =
        new ResolverOptions(addresses, true, true, false, false, 4096, Restrictions.NONE);
    return new RememberingClient(DnsResolver.of(options, clock, patience), clock, Optional.empty());
  }

  /** Its answer, within ten seconds. */
  static DnsAnswer ask(DnsClient resolver, String name, RecordType type) throws Exception {
    return resolver.ask(DnsQuestion.of(name, type)).get(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    for (LoopbackServer server : servers) {
      server.close();
    }
  }
}
