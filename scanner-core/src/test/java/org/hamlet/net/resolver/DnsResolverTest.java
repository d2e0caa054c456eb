package org.hamlet.net.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.MovedClock;
import org.hamlet.net.RecordType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** The resolver against servers on the loopback that behave well, badly, and with malice. */
class DnsResolverTest {

  private static final Duration TRY = Duration.ofMillis(300);

  private final List<LoopbackServer> servers = new ArrayList<>();
  private final MovedClock clock = new MovedClock();

  @AfterEach
  void stop() throws IOException {
    for (LoopbackServer server : servers) {
      server.close();
    }
  }

  @Test
  void recordsComeWithTheirTypesAndTtl() throws Exception {
    DnsClient resolver =
        resolver(
            serving(
                "www.example.com. 60 IN CNAME Host.Example.com.",
                "host.example.com. 30 IN A 192.0.2.7",
                "other.example.com. 30 IN A 192.0.2.8"));
    DnsAnswer answer = ask(resolver, "www.example.com", RecordType.A);
    assertEquals(
        "[DnsRecord[owner=www.example.com, type=CNAME, ttlSeconds=60, data=host.example.com],"
            + " DnsRecord[owner=host.example.com, type=A, ttlSeconds=30, data=192.0.2.7]]",
        answer.records().toString());
    assertEquals(30, answer.ttlSeconds());
  }

  @Test
  void textsOfOneRecordAreJoined() throws Exception {
    DnsClient resolver = resolver(serving("t.example.com. 60 IN TXT \"v=spf1 \" \"-all\\233\""));
    assertEquals(
        List.of("v=spf1 -all\u00e9"),
        ask(resolver, "t.example.com", RecordType.TXT).data(RecordType.TXT));
  }

  @Test
  void mailServersComeWithTheirPreference() throws Exception {
    DnsClient resolver = resolver(serving("m.example.com. 60 IN MX 10 Mx.Example.com."));
    assertEquals(
        List.of("10 mx.example.com"),
        ask(resolver, "m.example.com", RecordType.MX).data(RecordType.MX));
  }

  @Test
  void answersAreKeptForTheirTtl() throws Exception {
    LoopbackServer server = serving("a.example.com. 60 IN A 192.0.2.7");
    DnsClient resolver = resolver(server);
    ask(resolver, "a.example.com", RecordType.A);
    clock.forward(Duration.ofSeconds(59));
    ask(resolver, "A.EXAMPLE.COM.", RecordType.A);
    assertEquals(1, server.asked().size());
    clock.forward(Duration.ofSeconds(1));
    ask(resolver, "a.example.com", RecordType.A);
    assertEquals(2, server.asked().size());
  }

  @Test
  void whatIsNotThereIsKeptAsLongAsTheZoneSays() throws Exception {
    LoopbackServer server =
        start(
            m ->
                reply(
                    m,
                    Rcode.NXDOMAIN,
                    Section.AUTHORITY,
                    "example.com. 900 IN SOA ns.example.com. box.example.com. 1 2 3 4 120"));
    DnsClient resolver = resolver(server);
    assertEquals(Status.NO_SUCH_NAME, ask(resolver, "no.example.com", RecordType.A).status());
    clock.forward(Duration.ofSeconds(119));
    ask(resolver, "no.example.com", RecordType.A);
    assertEquals(1, server.asked().size());
    clock.forward(Duration.ofSeconds(1));
    ask(resolver, "no.example.com", RecordType.A);
    assertEquals(2, server.asked().size());
  }

  @Test
  void theSameQuestionOnItsWayIsSentOnce() throws Exception {
    LoopbackServer silent = start(m -> new byte[0]);
    DnsClient resolver = resolver(silent);
    CompletableFuture<DnsAnswer> first =
        resolver.ask(DnsQuestion.of("a.example.com", RecordType.A));
    assertSame(first, resolver.ask(DnsQuestion.ofList("a", "example.com", RecordType.A)));
    assertEquals(Status.TIMED_OUT, first.get(10, TimeUnit.SECONDS).status());
  }

  @Test
  void largeAnswersComeByTcp() throws Exception {
    LoopbackServer server =
        start(
            DnsResolverTest::cut,
            m -> reply(m, Rcode.NOERROR, Section.ANSWER, "big.example.com. 60 IN A 192.0.2.7"));
    assertEquals(
        List.of("192.0.2.7"),
        ask(resolver(server), "big.example.com", RecordType.A).data(RecordType.A));
  }

  @Test
  void aRefusingServerIsFollowedByTheNext() throws Exception {
    LoopbackServer refusing = start(m -> reply(m, Rcode.REFUSED, Section.ANSWER));
    LoopbackServer good = serving("a.example.com. 60 IN A 192.0.2.7");
    assertEquals(Status.OK, ask(resolver(refusing, good), "a.example.com", RecordType.A).status());
    assertEquals(Status.REFUSED, ask(resolver(refusing), "a.example.com", RecordType.A).status());
  }

  @Test
  void aSilentServerIsFollowedByTheNext() throws Exception {
    LoopbackServer silent = start(m -> new byte[0]);
    LoopbackServer good = serving("a.example.com. 60 IN A 192.0.2.7");
    assertEquals(Status.OK, ask(resolver(silent, good), "a.example.com", RecordType.A).status());
  }

  @Test
  void aDeadServerIsLeftAloneAndTriedAgainLater() throws Exception {
    AtomicInteger alive = new AtomicInteger();
    LoopbackServer server =
        start(
            m ->
                alive.get() == 0
                    ? new byte[0]
                    : reply(m, Rcode.NOERROR, Section.ANSWER, "a.example.com. 9 IN A 192.0.2.7"));
    DnsClient resolver = resolver(server);
    for (int i = 0; i < ServerHealth.DEAD_AFTER; i++) {
      ask(resolver, "n.example" + i + ".com", RecordType.A);
    }
    int tried = server.asked().size();
    CompletableFuture<DnsAnswer> skipped =
        resolver.ask(DnsQuestion.of("later.example.com", RecordType.A));
    assertTrue(skipped.isDone());
    assertEquals(Status.UNREACHABLE, skipped.join().status());
    assertEquals(tried, server.asked().size());
    alive.set(1);
    clock.forward(ServerHealth.FIRST_REST);
    assertEquals(Status.OK, ask(resolver, "a.example.com", RecordType.A).status());
  }

  /** Once the servers of the start were used until the next: no DNS in another network. */
  @Test
  void whereAllServersOfTheSystemRestThoseItHasByNowAreAsked() throws Exception {
    LoopbackServer gone = start(m -> new byte[0]);
    LoopbackServer good = serving("a.example.com. 60 IN A 192.0.2.7");
    List<InetSocketAddress> system = new ArrayList<>(List.of(gone.address()));
    DnsResolver resolver =
        DnsResolver.of(
            ResolverOptions.of(List.of(), "", List.of()), clock, TRY, () -> List.copyOf(system));
    for (int i = 0; i < ServerHealth.DEAD_AFTER; i++) {
      ask(resolver, "n.example" + i + ".com", RecordType.A);
    }
    system.set(0, good.address());
    clock.forward(DnsResolver.LOOK_AGAIN.minusMillis(1));
    assertEquals(Status.UNREACHABLE, ask(resolver, "a.example.com", RecordType.A).status());
    clock.forward(Duration.ofMillis(1));
    assertEquals(Status.OK, ask(resolver, "a.example.com", RecordType.A).status());
  }

  /** Each kept its place of those on their way, until none was left. */
  @Test
  void questionsThatEndByAnErrorLeaveTheirPlace() throws Exception {
    LoopbackServer good = serving("a.example.com. 60 IN A 192.0.2.7");
    AtomicInteger looked = new AtomicInteger();
    DnsResolver resolver =
        DnsResolver.of(
            ResolverOptions.of(List.of(), "", List.of()),
            clock,
            TRY,
            () -> {
              if (looked.incrementAndGet() <= DnsResolver.MAX_OPEN) {
                throw new OutOfMemoryError("for a moment");
              }
              return List.of(good.address());
            });
    for (int i = 0; i < DnsResolver.MAX_OPEN; i++) {
      assertThrows(OutOfMemoryError.class, () -> ask(resolver, "a.example.com", RecordType.A));
    }
    assertEquals(Status.OK, ask(resolver, "a.example.com", RecordType.A).status());
  }

  @Test
  void repliesWithAWrongIdAreNoAnswer() throws Exception {
    LoopbackServer lying =
        start(
            m -> {
              byte[] reply =
                  reply(m, Rcode.NOERROR, Section.ANSWER, "a.example.com. 9 IN A 127.0.0.2");
              reply[0] ^= 0x55;
              return reply;
            });
    assertEquals(Status.TIMED_OUT, ask(resolver(lying), "a.example.com", RecordType.A).status());
  }

  @Test
  void repliesToAnotherQuestionAreNoAnswer() throws Exception {
    LoopbackServer lying =
        start(
            m -> {
              Message other = parsed(m.toWire());
              other.removeAllRecords(Section.QUESTION);
              other.addRecord(record("b.example.com. 0 IN A 0.0.0.0"), Section.QUESTION);
              return reply(other, Rcode.NOERROR, Section.ANSWER, "a.example.com. 9 IN A 127.0.0.2");
            });
    assertEquals(Status.TIMED_OUT, ask(resolver(lying), "a.example.com", RecordType.A).status());
  }

  /** Whoever finds the port of a question must not be able to end it. */
  @Test
  void theRightReplyIsWaitedForBehindWrongOnes() throws Exception {
    LoopbackServer server = sending(m -> behind(m, AwaitedReply.MAX_STRAY));
    DnsAnswer answer = ask(patient(server), "a.example.com", RecordType.A);
    assertEquals(List.of("192.0.2.7"), answer.data(RecordType.A));
    assertEquals(1, server.asked().size());
  }

  @Test
  void moreGuessesThanOneQuestionMayHaveSendItFromAnotherPort() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    LoopbackServer server =
        sending(m -> behind(m, asked.getAndIncrement() == 0 ? AwaitedReply.MAX_STRAY + 1 : 0));
    DnsAnswer answer = ask(patient(server), "a.example.com", RecordType.A);
    assertEquals(List.of("192.0.2.7"), answer.data(RecordType.A));
    assertEquals(2, server.asked().size());
  }

  @Test
  void aServerThatCannotReadTheQuestionNeedNotRepeatIt() throws Exception {
    LoopbackServer old =
        start(
            m -> {
              Message alone = parsed(reply(m, Rcode.FORMERR, Section.ANSWER));
              alone.removeAllRecords(Section.QUESTION);
              return alone.toWire();
            });
    LoopbackServer good = serving("a.example.com. 60 IN A 192.0.2.7");
    assertEquals(Status.OK, ask(patient(old, good), "a.example.com", RecordType.A).status());
  }

  @Test
  void anAnswerOfMoreRecordsThanAnyNameHasIsNone() throws Exception {
    for (int count : new int[] {AnswerReader.MAX_RECORDS, AnswerReader.MAX_RECORDS + 1}) {
      String[] many = new String[count];
      for (int i = 0; i < many.length; i++) {
        many[i] = "a.example.com. 9 IN A 10.0." + i / 256 + "." + i % 256;
      }
      DnsClient resolver =
          resolver(start(DnsResolverTest::cut, m -> reply(m, Rcode.NOERROR, Section.ANSWER, many)));
      DnsAnswer answer = ask(resolver, "a.example.com", RecordType.A);
      boolean read = count == AnswerReader.MAX_RECORDS;
      assertEquals(read ? Status.OK : Status.OTHER_ERROR, answer.status());
      assertEquals(read ? count : 0, answer.records().size());
    }
  }

  @Test
  void aWayOfMoreAliasesThanAnyNameHasIsNoAnswer() throws Exception {
    for (int count : new int[] {AnswerReader.MAX_ALIASES, AnswerReader.MAX_ALIASES + 1}) {
      List<String> way = new ArrayList<>(List.of("a" + count + ".example.com. 60 IN A 192.0.2.7"));
      for (int i = 0; i < count; i++) {
        way.add("a" + i + ".example.com. 60 IN CNAME a" + (i + 1) + ".example.com.");
      }
      DnsClient resolver = resolver(serving(way.toArray(String[]::new)));
      DnsAnswer answer = ask(resolver, "a0.example.com", RecordType.A);
      boolean read = count == AnswerReader.MAX_ALIASES;
      assertEquals(read ? Status.OK : Status.OTHER_ERROR, answer.status());
      assertEquals(read ? List.of("192.0.2.7") : List.of(), answer.data(RecordType.A));
    }
  }

  @Test
  void aliasesThatLeadInACircleAreNoAnswer() throws Exception {
    DnsClient resolver =
        resolver(
            serving(
                "a.example.com. 60 IN CNAME b.example.com.",
                "b.example.com. 60 IN CNAME a.example.com."));
    assertEquals(Status.OTHER_ERROR, ask(resolver, "a.example.com", RecordType.A).status());
  }

  @Test
  void compressedNamesThatPointAtThemselvesAreNoAnswer() throws Exception {
    LoopbackServer lying =
        start(
            m -> {
              byte[] reply =
                  reply(m, Rcode.NOERROR, Section.ANSWER, "a.example.com. 9 IN A 127.0.0.2");
              int owner = m.toWire(512).length;
              reply[owner] = (byte) 0xC0;
              reply[owner + 1] = (byte) owner;
              return reply;
            });
    assertEquals(Status.TIMED_OUT, ask(resolver(lying), "a.example.com", RecordType.A).status());
  }

  /** Else a signature with such a selector would leave a sender's policy undecided. */
  @Test
  void aNameThatCannotExistDoesNotExist() throws Exception {
    DnsClient resolver = resolver(serving());
    for (String name : List.of("x".repeat(64) + ".org", "abc.".repeat(64) + "org")) {
      assertEquals(Status.NO_SUCH_NAME, ask(resolver, name, RecordType.TXT).status());
    }
  }

  @Test
  void whatIsForbiddenOrNoNameIsNotAsked() throws Exception {
    LoopbackServer server = serving();
    ResolverOptions options =
        ResolverOptions.of(
            List.of("127.0.0.1:" + server.address().getPort()),
            "nov6",
            List.of("deny com", "allow example.com other.example.net", "deny bad.example.com"));
    DnsResolver resolver = DnsResolver.of(options, clock, TRY);
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
      if (ask(resolver, name, RecordType.A).conclusive()) {
        known.add(name);
      }
    }
    assertEquals(
        List.of("www.example.org", "www.example.com", "x".repeat(63) + ".org"), server.asked());
    assertEquals(6, known.size(), known.toString());
    assertEquals(Status.NOT_ASKED, ask(resolver, "www.example.org", RecordType.AAAA).status());
  }

  @Test
  void mixedCaseHasToBeRepeated() throws Exception {
    LoopbackServer server =
        start(
            m -> {
              Message flat = parsed(m.toWire());
              String name = m.getQuestion().getName().toString();
              if (name.toLowerCase(Locale.ROOT).startsWith("flat")) {
                flat.removeAllRecords(Section.QUESTION);
                flat.addRecord(
                    record(name.toLowerCase(Locale.ROOT) + " 0 IN A 0.0.0.0"), Section.QUESTION);
              }
              return reply(flat, Rcode.NOERROR, Section.ANSWER, name + " 9 IN A 192.0.2.7");
            });
    ResolverOptions options =
        ResolverOptions.of(
            List.of("127.0.0.1:" + server.address().getPort()), "dns0x20", List.of());
    DnsResolver resolver = DnsResolver.of(options, clock, TRY);
    String letters = ".abcdefghijklmnopqrstuvwxyz.example.com";
    assertEquals(Status.OK, ask(resolver, "same" + letters, RecordType.A).status());
    assertEquals(Status.TIMED_OUT, ask(resolver, "flat" + letters, RecordType.A).status());
  }

  /** The reply to a question behind so many others, by turns of another id, name, type or kind. */
  private static List<byte[]> behind(Message question, int wrong) {
    List<byte[]> datagrams = new ArrayList<>();
    for (int i = 0; i < wrong; i++) {
      byte[] lie =
          reply(question, Rcode.NOERROR, Section.ANSWER, "a.example.com. 9 IN A 127.0.0.2");
      int changed = List.of(0, 2, 13, lie.length).get(i % 4);
      if (changed < lie.length) {
        lie[changed] ^= (byte) 0x80;
      }
      datagrams.add(changed < lie.length ? lie : new byte[] {lie[0], lie[1], (byte) 0x80});
    }
    datagrams.add(
        reply(question, Rcode.NOERROR, Section.ANSWER, "a.example.com. 60 IN A 192.0.2.7"));
    return datagrams;
  }

  private LoopbackServer serving(String... records) throws IOException {
    return start(m -> reply(m, Rcode.NOERROR, Section.ANSWER, records));
  }

  private LoopbackServer sending(LoopbackServer.Replies datagrams) throws IOException {
    LoopbackServer server = LoopbackServer.sending(datagrams);
    servers.add(server);
    return server;
  }

  private LoopbackServer start(Function<Message, byte[]> answers) throws IOException {
    return start(answers, answers);
  }

  private LoopbackServer start(Function<Message, byte[]> udp, Function<Message, byte[]> tcp)
      throws IOException {
    LoopbackServer server = new LoopbackServer(udp, tcp);
    servers.add(server);
    return server;
  }

  private DnsClient resolver(LoopbackServer... asked) {
    return resolver(TRY, asked);
  }

  /** One that would wait for each server longer than the test does. */
  private DnsClient patient(LoopbackServer... asked) {
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

  private static DnsAnswer ask(DnsClient resolver, String name, RecordType type) throws Exception {
    return resolver.ask(DnsQuestion.of(name, type)).get(10, TimeUnit.SECONDS);
  }

  private static byte[] reply(Message question, int rcode, int section, String... records) {
    Message reply = new Message(question.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setRcode(rcode);
    reply.addRecord(question.getQuestion(), Section.QUESTION);
    for (String text : records) {
      reply.addRecord(record(text), section);
    }
    return reply.toWire();
  }

  /** A reply that says it does not fit. */
  private static byte[] cut(Message question) {
    Message cut = parsed(reply(question, Rcode.NOERROR, Section.ANSWER));
    cut.getHeader().setFlag(Flags.TC);
    return cut.toWire();
  }

  private static Message parsed(byte[] wire) {
    try {
      return new Message(wire);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Record record(String text) {
    try {
      return new Master(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))
          .nextRecord();
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }
}
