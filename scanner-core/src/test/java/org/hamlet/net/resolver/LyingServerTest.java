package org.hamlet.net.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsClient;
import org.hamlet.net.RecordType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** Servers that answer with malice, and those who guess: the resolver believes none of it. */
class LyingServerTest {

  @AutoClose private final DnsServers dns = new DnsServers();

  @Test
  void repliesWithAWrongIdAreNoAnswer() throws Exception {
    LoopbackServer lying =
        dns.start(
            m -> {
              byte[] reply =
                  DnsReplies.reply(
                      m, Rcode.NOERROR, Section.ANSWER, "a.example.com. 9 IN A 127.0.0.2");
              reply[0] ^= 0x55;
              return reply;
            });
    assertNoAnswer(lying);
  }

  @Test
  void repliesToAnotherQuestionAreNoAnswer() throws Exception {
    LoopbackServer lying =
        dns.start(
            m -> {
              Message other = DnsReplies.parsed(m.toWire());
              other.removeAllRecords(Section.QUESTION);
              other.addRecord(DnsReplies.record("b.example.com. 0 IN A 0.0.0.0"), Section.QUESTION);
              return DnsReplies.reply(
                  other, Rcode.NOERROR, Section.ANSWER, "a.example.com. 9 IN A 127.0.0.2");
            });
    assertNoAnswer(lying);
  }

  /** Whoever finds the port of a question must not be able to end it. */
  @Test
  void theRightReplyIsWaitedForBehindWrongOnes() throws Exception {
    LoopbackServer server = dns.sending(m -> DnsReplies.behind(m, AwaitedReply.MAX_STRAY));
    DnsAnswer answer = DnsServers.ask(dns.patient(server), "a.example.com", RecordType.A);
    assertEquals(List.of("192.0.2.7"), answer.data(RecordType.A));
    assertEquals(1, server.asked().size());
  }

  @Test
  void moreGuessesThanOneQuestionMayHaveSendItFromAnotherPort() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    LoopbackServer server =
        dns.sending(
            m ->
                DnsReplies.behind(
                    m, asked.getAndIncrement() == 0 ? AwaitedReply.MAX_STRAY + 1 : 0));
    DnsAnswer answer = DnsServers.ask(dns.patient(server), "a.example.com", RecordType.A);
    assertEquals(List.of("192.0.2.7"), answer.data(RecordType.A));
    assertEquals(2, server.asked().size());
  }

  @Test
  void aServerThatCannotReadTheQuestionNeedNotRepeatIt() throws Exception {
    LoopbackServer old =
        dns.start(
            m -> {
              Message alone = DnsReplies.parsed(DnsReplies.reply(m, Rcode.FORMERR, Section.ANSWER));
              alone.removeAllRecords(Section.QUESTION);
              return alone.toWire();
            });
    LoopbackServer good = dns.serving("a.example.com. 60 IN A 192.0.2.7");
    assertEquals(
        Status.OK, DnsServers.ask(dns.patient(old, good), "a.example.com", RecordType.A).status());
  }

  @Test
  void anAnswerOfMoreRecordsThanAnyNameHasIsNone() throws Exception {
    for (int count : new int[] {AnswerReader.MAX_RECORDS, AnswerReader.MAX_RECORDS + 1}) {
      String[] many = new String[count];
      for (int i = 0; i < many.length; i++) {
        many[i] = "a.example.com. 9 IN A 10.0." + i / 256 + "." + i % 256;
      }
      DnsClient resolver =
          dns.resolver(
              dns.start(
                  DnsReplies::cut, m -> DnsReplies.reply(m, Rcode.NOERROR, Section.ANSWER, many)));
      DnsAnswer answer = DnsServers.ask(resolver, "a.example.com", RecordType.A);
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
      DnsClient resolver = dns.resolver(dns.serving(way.toArray(String[]::new)));
      DnsAnswer answer = DnsServers.ask(resolver, "a0.example.com", RecordType.A);
      boolean read = count == AnswerReader.MAX_ALIASES;
      assertEquals(read ? Status.OK : Status.OTHER_ERROR, answer.status());
      assertEquals(read ? List.of("192.0.2.7") : List.of(), answer.data(RecordType.A));
    }
  }

  @Test
  void aliasesThatLeadInACircleAreNoAnswer() throws Exception {
    DnsClient resolver =
        dns.resolver(
            dns.serving(
                "a.example.com. 60 IN CNAME b.example.com.",
                "b.example.com. 60 IN CNAME a.example.com."));
    assertEquals(
        Status.OTHER_ERROR, DnsServers.ask(resolver, "a.example.com", RecordType.A).status());
  }

  @Test
  void compressedNamesThatPointAtThemselvesAreNoAnswer() throws Exception {
    LoopbackServer lying =
        dns.start(
            m -> {
              byte[] reply =
                  DnsReplies.reply(
                      m, Rcode.NOERROR, Section.ANSWER, "a.example.com. 9 IN A 127.0.0.2");
              int owner = m.toWire(512).length;
              reply[owner] = (byte) 0xC0;
              reply[owner + 1] = (byte) owner;
              return reply;
            });
    assertNoAnswer(lying);
  }

  @Test
  void mixedCaseHasToBeRepeated() throws Exception {
    LoopbackServer server =
        dns.start(
            m -> {
              Message flat = DnsReplies.parsed(m.toWire());
              String name = m.getQuestion().getName().toString();
              if (name.toLowerCase(Locale.ROOT).startsWith("flat")) {
                flat.removeAllRecords(Section.QUESTION);
                flat.addRecord(
                    DnsReplies.record(name.toLowerCase(Locale.ROOT) + " 0 IN A 0.0.0.0"),
                    Section.QUESTION);
              }
              return DnsReplies.reply(
                  flat, Rcode.NOERROR, Section.ANSWER, name + " 9 IN A 192.0.2.7");
            });
    ResolverOptions options =
        ResolverOptions.of(
            List.of("127.0.0.1:" + server.address().getPort()), "dns0x20", List.of());
    DnsResolver resolver = DnsResolver.of(options, dns.clock(), DnsServers.TRY);
    String letters = ".abcdefghijklmnopqrstuvwxyz.example.com";
    assertEquals(Status.OK, DnsServers.ask(resolver, "same" + letters, RecordType.A).status());
    assertEquals(
        Status.TIMED_OUT, DnsServers.ask(resolver, "flat" + letters, RecordType.A).status());
  }

  private void assertNoAnswer(LoopbackServer lying) throws Exception {
    DnsAnswer answer = DnsServers.ask(dns.resolver(lying), "a.example.com", RecordType.A);
    assertEquals(Status.TIMED_OUT, answer.status());
  }
}
