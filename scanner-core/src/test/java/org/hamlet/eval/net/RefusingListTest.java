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

/** That a list refuses is told, and counts no point. */
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
}
