package org.hamlet.eval.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That a list refuses is told, counts no point, and nothing that stands beside it lists. */
class RefusingListTest {

  private static final String MESSAGE =
"""
Received: from mail.example.com (mail.example.com [192.0.2.1]) by mx.example.org with ESMTP id 1
Subject: words

See http://shop.example.net/ for it.
""";

  @Test
  void ruleThatALineSaysToTellOfRefusalsCountsNoPoint() {
    List<String> lines =
        List.of(
            "util_rb_tld net com org",
            "urirhssub LISTED multi.surbl.org. A 8",
            "body LISTED eval:check_uridnsbl('LISTED')",
            "tflags LISTED net",
            "urirhssub BLOCKED multi.surbl.org. A 1",
            "body BLOCKED eval:check_uridnsbl('BLOCKED')",
            "tflags BLOCKED net",
            "dns_block_rule BLOCKED multi.surbl.org");
    ScannerBuilder builder =
        Scanner.builder()
            .dns(new RecordsOfTest(List.of("example.net.multi.surbl.org A 127.0.0.1")));
    Stream.concat(lines.stream(), Stream.of("score LISTED 9")).forEach(builder::line);
    Verdict verdict = builder.build().scan(ScanRequest.of(MESSAGE.getBytes(ISO_8859_1))).verdict();
    assertThat(verdict.hits()).extracting(hit -> hit.rule().text()).containsExactly("BLOCKED");
    assertThat(verdict.score()).isLessThan(0.01);
    assertThat(verdict.limits())
        .anySatisfy(
            limit -> {
              assertThat(limit.name()).isEqualTo("lists_left_out");
              assertThat(limit.value()).isEqualTo("multi.surbl.org");
            });
  }

  private static final List<String> RULES =
      List.of(
          "util_rb_tld net com org",
          "header RELAY eval:check_rbl('x-lastexternal', 'list.example.net.', '127.0.0.2')",
          "header ANY eval:check_rbl('y-lastexternal', 'list.example.net.')",
          "header SUB eval:check_rbl_sub('x-lastexternal', '^127\\.0\\.0\\.2$')",
          "header CODE eval:check_rbl_sub('x-lastexternal', '^127\\.255\\.255\\.')",
          "urirhssub BLACK multi.uribl.com. A 2",
          "body BLACK eval:check_uridnsbl('BLACK')",
          "urirhssub CRACKED multi.surbl.org. A 128",
          "body CRACKED eval:check_uridnsbl('CRACKED')",
          "urirhssub EXACT multi.uribl.com. A 127.0.0.3",
          "body EXACT eval:check_uridnsbl('EXACT')",
          "urirhssub URIBLOCKED multi.uribl.com. A 1",
          "body URIBLOCKED eval:check_uridnsbl('URIBLOCKED')",
          "urirhssub SURBLOCKED multi.surbl.org. A 1",
          "body SURBLOCKED eval:check_uridnsbl('SURBLOCKED')",
          "header WORDS eval:check_hashbl_bodyre('list.example.net', 'raw', '(words)')",
          "askdns ASKED _LASTEXTERNALREVIP_.list.example.net A 127.0.0.2",
          "body IX eval:check_ixhash('list.example.net')");

  @ParameterizedTest
  @CsvSource({
    "1.2.0.192.list.example.net, 127.0.0.2, ANY ASKED RELAY SUB",
    "1.2.0.192.list.example.net, 127.255.255.254, CODE",
    "1.2.0.192.list.example.net, 127.0.0.2 127.255.255.254, CODE",
    "1.2.0.192.list.example.net, 127.255.255.252 127.0.0.2, CODE",
    "example.net.multi.uribl.com, 127.0.0.2, BLACK",
    "example.net.multi.uribl.com, 127.0.0.1, URIBLOCKED",
    "example.net.multi.uribl.com, 127.0.0.3, URIBLOCKED",
    "example.net.multi.surbl.org, 127.0.0.128, CRACKED",
    "example.net.multi.surbl.org, 127.0.0.129, SURBLOCKED",
  })
  void whatStandsBesideAnErrorCodeListsNothing(String name, String addresses, String hits) {
    List<String> records =
        Stream.of(addresses.split(" ")).map(address -> name + " A " + address).toList();
    ScannerBuilder builder = Scanner.builder().dns(new RecordsOfTest(records));
    RULES.forEach(builder::line);
    Verdict verdict = builder.build().scan(ScanRequest.of(MESSAGE.getBytes(ISO_8859_1))).verdict();
    assertThat(verdict.hits().stream().map(hit -> hit.rule().text()).sorted())
        .containsExactly(hits.split(" "));
  }
}
