package org.hamlet.net.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.RecordType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** What the resolver makes of answers, and what it asks. */
class DnsResolverTest {

  @AutoClose private final DnsServers dns = new DnsServers();

  @Test
  void recordsComeWithTheirTypesAndTtl() throws Exception {
    DnsClient resolver =
        dns.resolver(
            dns.serving(
                "www.example.com. 60 IN CNAME Host.Example.com.",
                "host.example.com. 30 IN A 192.0.2.7",
                "other.example.com. 30 IN A 192.0.2.8"));
    DnsAnswer answer = DnsServers.ask(resolver, "www.example.com", RecordType.A);
    assertEquals(
        "[DnsRecord[owner=www.example.com, type=CNAME, ttlSeconds=60, data=host.example.com],"
            + " DnsRecord[owner=host.example.com, type=A, ttlSeconds=30, data=192.0.2.7]]",
        answer.records().toString());
    assertEquals(30, answer.ttlSeconds());
  }

  @Test
  void textsOfOneRecordAreJoined() throws Exception {
    DnsClient resolver =
        dns.resolver(dns.serving("t.example.com. 60 IN TXT \"v=spf1 \" \"-all\\233\""));
    assertEquals(
        List.of("v=spf1 -all\u00e9"),
        DnsServers.ask(resolver, "t.example.com", RecordType.TXT).data(RecordType.TXT));
  }

  @Test
  void mailServersComeWithTheirPreference() throws Exception {
    DnsClient resolver = dns.resolver(dns.serving("m.example.com. 60 IN MX 10 Mx.Example.com."));
    assertEquals(
        List.of("10 mx.example.com"),
        DnsServers.ask(resolver, "m.example.com", RecordType.MX).data(RecordType.MX));
  }

  @Test
  void answersAreKeptForTheirTtl() throws Exception {
    LoopbackServer server = dns.serving("a.example.com. 60 IN A 192.0.2.7");
    DnsClient resolver = dns.resolver(server);
    DnsServers.ask(resolver, "a.example.com", RecordType.A);
    dns.clock().forward(Duration.ofSeconds(59));
    DnsServers.ask(resolver, "A.EXAMPLE.COM.", RecordType.A);
    assertEquals(1, server.asked().size());
    dns.clock().forward(Duration.ofSeconds(1));
    DnsServers.ask(resolver, "a.example.com", RecordType.A);
    assertEquals(2, server.asked().size());
  }

  @Test
  void whatIsNotThereIsKeptAsLongAsTheZoneSays() throws Exception {
    LoopbackServer server =
        dns.start(
            m ->
                DnsReplies.reply(
                    m,
                    Rcode.NXDOMAIN,
                    Section.AUTHORITY,
                    "example.com. 900 IN SOA ns.example.com. box.example.com. 1 2 3 4 120"));
    DnsClient resolver = dns.resolver(server);
    assertEquals(
        Status.NO_SUCH_NAME, DnsServers.ask(resolver, "no.example.com", RecordType.A).status());
    dns.clock().forward(Duration.ofSeconds(119));
    DnsServers.ask(resolver, "no.example.com", RecordType.A);
    assertEquals(1, server.asked().size());
    dns.clock().forward(Duration.ofSeconds(1));
    DnsServers.ask(resolver, "no.example.com", RecordType.A);
    assertEquals(2, server.asked().size());
  }

  @Test
  void theSameQuestionOnItsWayIsSentOnce() throws Exception {
    LoopbackServer silent = dns.start(m -> new byte[0]);
    DnsClient resolver = dns.resolver(silent);
    CompletableFuture<DnsAnswer> first =
        resolver.ask(DnsQuestion.of("a.example.com", RecordType.A));
    assertSame(first, resolver.ask(DnsQuestion.ofList("a", "example.com", RecordType.A)));
    assertEquals(Status.TIMED_OUT, first.get(10, TimeUnit.SECONDS).status());
  }

  @Test
  void largeAnswersComeByTcp() throws Exception {
    LoopbackServer server =
        dns.start(
            DnsReplies::cut,
            m ->
                DnsReplies.reply(
                    m, Rcode.NOERROR, Section.ANSWER, "big.example.com. 60 IN A 192.0.2.7"));
    assertEquals(
        List.of("192.0.2.7"),
        DnsServers.ask(dns.resolver(server), "big.example.com", RecordType.A).data(RecordType.A));
  }

  /** Else a signature with such a selector would leave a sender's policy undecided. */
  @Test
  void aNameThatCannotExistDoesNotExist() throws Exception {
    DnsClient resolver = dns.resolver(dns.serving());
    for (String name : List.of("x".repeat(64) + ".org", "abc.".repeat(64) + "org")) {
      assertEquals(Status.NO_SUCH_NAME, DnsServers.ask(resolver, name, RecordType.TXT).status());
    }
  }

  @Test
  void whatIsForbiddenOrNoNameIsNotAsked() throws Exception {
    LoopbackServer server = dns.serving();
    ResolverOptions options =
        ResolverOptions.of(
            List.of("127.0.0.1:" + server.address().getPort()),
            "nov6",
            List.of("deny com", "allow example.com other.example.net", "deny bad.example.com"));
    DnsResolver resolver = DnsResolver.of(options, dns.clock(), DnsServers.TRY);
    List<String> known = new ArrayList<>();
    for (String name :
        List.of(
            "www.example.org",
            "a.com",
            "www.example.com",
            "x.bad.example.com",
            "",
            "a..org",
            "x".repeat(64) + ".org",
            "x".repeat(63) + ".org")) {
      if (DnsServers.ask(resolver, name, RecordType.A).conclusive()) {
        known.add(name);
      }
    }
    assertEquals(
        List.of("www.example.org", "www.example.com", "x".repeat(63) + ".org"), server.asked());
    assertEquals(6, known.size(), known.toString());
    assertEquals(
        Status.NOT_ASKED, DnsServers.ask(resolver, "www.example.org", RecordType.AAAA).status());
  }

  @ParameterizedTest
  @ValueSource(ints = {Rcode.FORMERR, Rcode.NOTIMP})
  void aServerThatDoesNotKnowEdnsIsAskedWithoutItFromThenOn(int code) throws Exception {
    LoopbackServer old =
        dns.start(
            m ->
                m.getOPT() != null
                    ? DnsReplies.reply(m, code, Section.ANSWER)
                    : DnsReplies.reply(
                        m,
                        Rcode.NOERROR,
                        Section.ANSWER,
                        m.getQuestion().getName() + " 60 IN A 192.0.2.7"));
    DnsClient resolver = dns.patient(old);
    for (String name : List.of("a.example.com", "b.example.com", "c.example.com")) {
      assertEquals(
          List.of("192.0.2.7"), DnsServers.ask(resolver, name, RecordType.A).data(RecordType.A));
    }
    assertEquals(
        List.of("a.example.com", "a.example.com", "b.example.com", "c.example.com"), old.asked());
  }

  @ParameterizedTest
  @CsvSource({"1, FORMAT_ERROR", "2, SERVER_FAILED", "4, NOT_IMPLEMENTED", "5, REFUSED"})
  void aFailureIsAnAnswerThoughItDoesNotRepeatTheQuestion(int code, DnsAnswer.Status status)
      throws Exception {
    LoopbackServer server = dns.start(m -> DnsReplies.failure(m, code));
    assertEquals(
        status, DnsServers.ask(dns.patient(server), "a.example.com", RecordType.A).status());
  }

  @Test
  void aServerThatDoesNotKnowEdnsNorRepeatTheQuestionIsAskedWithoutIt() throws Exception {
    LoopbackServer old =
        dns.start(
            m ->
                m.getOPT() != null
                    ? DnsReplies.failure(m, Rcode.FORMERR)
                    : DnsReplies.reply(
                        m, Rcode.NOERROR, Section.ANSWER, "a.example.com. 60 IN A 192.0.2.7"));
    assertEquals(
        List.of("192.0.2.7"),
        DnsServers.ask(dns.patient(old), "a.example.com", RecordType.A).data(RecordType.A));
    assertEquals(2, old.asked().size());
  }

  @Test
  void aQuestionThatAServerCannotReadEitherWayDoesNotTakeEdnsFromOthers() throws Exception {
    LoopbackServer server = dns.start(m -> DnsReplies.reply(m, Rcode.FORMERR, Section.ANSWER));
    DnsClient resolver = dns.resolver(server);
    for (String name : List.of("a.example.com", "b.example.com")) {
      assertEquals(
          DnsAnswer.Status.FORMAT_ERROR, DnsServers.ask(resolver, name, RecordType.A).status());
    }
    assertEquals(4, server.asked().size());
  }
}
