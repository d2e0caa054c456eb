package org.hamlet.eval.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail that names so many hosts that it used up the questions about its sender, and others. */
class CrowdedMailTest {

  private static final String RULES =
      """
      util_rb_tld com net org
      uridnssub ADDRESSES ips.example.net. A 127.0.0.2
      body ADDRESSES eval:check_uridnsbl('ADDRESSES')
      tflags ADDRESSES a ns
      urirhssub HOSTS hosts.example.net. A 127.0.0.2
      body HOSTS eval:check_uridnsbl('HOSTS')
      tflags HOSTS notrim
      header ADSP eval:check_dkim_adsp('N')
      header RELAY eval:check_rbl('x-lastexternal', 'relays.example.net.')
      askdns AUTHOR _AUTHORDOMAIN_.authors.example.net A 127.0.0.2
      urirhssub DOMAINS domains.example.net. A 127.0.0.2
      body DOMAINS eval:check_uridnsbl('DOMAINS')
      """;

  private static final List<String> RECORDS =
      List.of(
          "4.3.2.1.relays.example.net A 127.0.0.2",
          "sender.com.authors.example.net A 127.0.0.2",
          "www.linked.com.hosts.example.net A 127.0.0.2",
          "www.linked.com A 192.0.2.7",
          "7.2.0.192.ips.example.net A 127.0.0.2",
          "linked.com.domains.example.net A 127.0.0.2");

  @ParameterizedTest
  @CsvSource({"0, 0", "300, 0", "0, 600", "300, 600"})
  void listsHitWhatTheyHitWithoutTheCrowd(int links, int authors) {
    ScannerBuilder builder = Scanner.builder().dns(new RecordsOfTest(RECORDS));
    RULES.lines().forEach(builder::line);
    String message =
        "Received: from mail.sender.com (mail.sender.com [1.2.3.4]) by mx.example.org (Postfix)\n"
            + " with ESMTP id 1; Mon, 30 Nov 2026 10:00:01 +0000\n"
            + ("From: ann@sender.com" + numbered(authors, ",\n a@a%d.author.com") + "\n\n")
            + numbered(links, "http://h%d.crowd.com/\n")
            + "http://www.linked.com/\n";
    assertThat(builder.build().scan(ScanRequest.of(message.getBytes(ISO_8859_1))).verdict().hits())
        .extracting(hit -> hit.rule().text())
        .contains("ADDRESSES", "HOSTS", "RELAY", "AUTHOR", "DOMAINS");
  }

  private static String numbered(int count, String format) {
    return IntStream.range(0, count)
        .mapToObj(i -> format.replace("%d", Integer.toString(i)))
        .collect(Collectors.joining());
  }
}
