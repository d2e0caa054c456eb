package org.hamlet.net.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.RecordType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** Servers that are silent or refuse: the next one is asked, and the dead are left alone. */
class DeadServerTest {

  @AutoClose private final DnsServers dns = new DnsServers();

  @Test
  void aRefusingServerIsFollowedByTheNext() throws Exception {
    LoopbackServer refusing = dns.start(m -> DnsReplies.reply(m, Rcode.REFUSED, Section.ANSWER));
    LoopbackServer good = dns.serving("a.example.com. 60 IN A 192.0.2.7");
    assertEquals(
        Status.OK,
        DnsServers.ask(dns.resolver(refusing, good), "a.example.com", RecordType.A).status());
    assertEquals(
        Status.REFUSED,
        DnsServers.ask(dns.resolver(refusing), "a.example.com", RecordType.A).status());
  }

  @Test
  void aSilentServerIsFollowedByTheNext() throws Exception {
    LoopbackServer silent = dns.start(m -> new byte[0]);
    LoopbackServer good = dns.serving("a.example.com. 60 IN A 192.0.2.7");
    assertEquals(
        Status.OK,
        DnsServers.ask(dns.resolver(silent, good), "a.example.com", RecordType.A).status());
  }

  @Test
  void aDeadServerIsLeftAloneAndTriedAgainLater() throws Exception {
    AtomicInteger alive = new AtomicInteger();
    LoopbackServer server =
        dns.start(
            m ->
                alive.get() == 0
                    ? new byte[0]
                    : DnsReplies.reply(
                        m, Rcode.NOERROR, Section.ANSWER, "a.example.com. 9 IN A 192.0.2.7"));
    DnsClient resolver = dns.resolver(server);
    for (int i = 0; i < ServerHealth.DEAD_AFTER; i++) {
      DnsServers.ask(resolver, "n.example" + i + ".com", RecordType.A);
    }
    int tried = server.asked().size();
    CompletableFuture<DnsAnswer> skipped =
        resolver.ask(DnsQuestion.of("later.example.com", RecordType.A));
    assertTrue(skipped.isDone());
    assertEquals(Status.UNREACHABLE, skipped.join().status());
    assertEquals(tried, server.asked().size());
    alive.set(1);
    dns.clock().forward(ServerHealth.FIRST_REST);
    assertEquals(Status.OK, DnsServers.ask(resolver, "a.example.com", RecordType.A).status());
  }

  /** Once the servers of the start were used until the next: no DNS in another network. */
  @Test
  void whereAllServersOfTheSystemRestThoseItHasByNowAreAsked() throws Exception {
    LoopbackServer gone = dns.start(m -> new byte[0]);
    LoopbackServer good = dns.serving("a.example.com. 60 IN A 192.0.2.7");
    List<InetSocketAddress> system = new ArrayList<>(List.of(gone.address()));
    DnsResolver resolver =
        DnsResolver.of(
            ResolverOptions.of(List.of(), "", List.of()),
            dns.clock(),
            DnsServers.TRY,
            () -> List.copyOf(system));
    for (int i = 0; i < ServerHealth.DEAD_AFTER; i++) {
      DnsServers.ask(resolver, "n.example" + i + ".com", RecordType.A);
    }
    system.set(0, good.address());
    dns.clock().forward(DnsResolver.LOOK_AGAIN.minusMillis(1));
    assertEquals(
        Status.UNREACHABLE, DnsServers.ask(resolver, "a.example.com", RecordType.A).status());
    dns.clock().forward(Duration.ofMillis(1));
    assertEquals(Status.OK, DnsServers.ask(resolver, "a.example.com", RecordType.A).status());
  }

  /** Each kept its place of those on their way, until none was left. */
  @Test
  void questionsThatEndByAnErrorLeaveTheirPlace() throws Exception {
    LoopbackServer good = dns.serving("a.example.com. 60 IN A 192.0.2.7");
    AtomicInteger looked = new AtomicInteger();
    DnsResolver resolver =
        DnsResolver.of(
            ResolverOptions.of(List.of(), "", List.of()),
            dns.clock(),
            DnsServers.TRY,
            () -> {
              if (looked.incrementAndGet() <= DnsResolver.MAX_OPEN) {
                throw new OutOfMemoryError("for a moment");
              }
              return List.of(good.address());
            });
    for (int i = 0; i < DnsResolver.MAX_OPEN; i++) {
      assertThrows(
          OutOfMemoryError.class, () -> DnsServers.ask(resolver, "a.example.com", RecordType.A));
    }
    assertEquals(Status.OK, DnsServers.ask(resolver, "a.example.com", RecordType.A).status());
  }
}
