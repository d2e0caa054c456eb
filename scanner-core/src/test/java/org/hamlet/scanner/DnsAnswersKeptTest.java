package org.hamlet.scanner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hamlet.net.resolver.LoopbackServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** What a scanner asked before it ended the next one need not ask ({@code hamlet_dns_cache}). */
class DnsAnswersKeptTest {

  private static final byte[] MAIL =
      """
      Received: from mail.example.com (mail.example.com [192.0.2.7]) by mx.example.org (Postfix)
       with ESMTP id 1 (envelope-from <ann@example.com>); Mon, 23 Nov 2026 10:00:01 +0000
      From: ann@example.com

      words
      """
          .getBytes(ISO_8859_1);

  @TempDir Path state;

  @Test
  void theNextStartAsksOnlyForWhatIsNew() throws IOException {
    try (LoopbackServer server = server()) {
      assertThat(hits(scanner(server, "hamlet_dns_cache 1"), true)).containsExactly("LISTED");
      List<String> first = List.copyOf(server.asked());
      assertThat(first).isNotEmpty();
      assertThat(hits(scanner(server, "hamlet_dns_cache 1"), true)).containsExactly("LISTED");
      assertThat(server.asked()).isEqualTo(first);
    }
  }

  @Test
  void withoutTheSettingNothingIsWrittenOrRead() throws IOException {
    try (LoopbackServer server = server()) {
      hits(scanner(server, "hamlet_dns_cache 0"), true);
      assertThat(state.resolve("dns-cache")).doesNotExist();
      hits(scanner(server, "hamlet_dns_cache 1"), true);
      int asked = server.asked().size();
      hits(scanner(server, "hamlet_dns_cache 0"), true);
      assertThat(server.asked()).hasSizeGreaterThan(asked);
    }
  }

  @Test
  void nothingIsWrittenBeforeTheEnd() throws IOException {
    try (LoopbackServer server = server()) {
      Scanner scanner = scanner(server, "hamlet_dns_cache 1");
      hits(scanner, false);
      scanner.reload();
      hits(scanner, false);
      assertThat(state).isEmptyDirectory();
      scanner.saveDnsAnswers();
      assertThat(state.resolve("dns-cache")).isNotEmptyFile();
    }
  }

  private Scanner scanner(LoopbackServer server, String setting) {
    return Scanner.builder()
        .dnsAnswers(state.resolve("dns-cache"))
        .line("dns_server 127.0.0.1:" + server.address().getPort())
        .line("header LISTED eval:check_rbl('one', 'one.example.net.', '127.0.0.2')")
        .line("header OTHER eval:check_rbl('two', 'two.example.net.', '127.0.0.2')")
        .line(setting)
        .build();
  }

  private static List<String> hits(Scanner scanner, boolean ends) {
    ScanResult result = scanner.scan(ScanRequest.of(MAIL));
    if (ends) {
      scanner.saveDnsAnswers();
    }
    return result.verdict().hits().stream().map(hit -> hit.rule().text()).toList();
  }

  /** Lists one address on one list, and knows of nothing else. */
  private static LoopbackServer server() throws IOException {
    return new LoopbackServer(DnsAnswersKeptTest::answer, DnsAnswersKeptTest::answer);
  }

  private static byte[] answer(Message question) {
    String name = question.getQuestion().getName().toString();
    Message reply = new Message(question.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.addRecord(question.getQuestion(), Section.QUESTION);
    if (name.equals("7.2.0.192.one.example.net.")) {
      reply.addRecord(record(name + " 600 IN A 127.0.0.2"), Section.ANSWER);
    } else {
      reply.getHeader().setRcode(Rcode.NXDOMAIN);
      reply.addRecord(record("example.net. 600 IN SOA ns. box. 1 2 3 4 600"), Section.AUTHORITY);
    }
    return reply.toWire();
  }

  private static Record record(String text) {
    try (Master record = new Master(new ByteArrayInputStream(text.getBytes(ISO_8859_1)))) {
      return record.nextRecord();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
