package org.hamlet.scanner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsClient;
import org.hamlet.verdict.LimitReached;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.Test;

class TimeIsUpTest {

  private static final String MESSAGE =
      """
      Received: from mail.example.com (mail.example.com [192.0.2.1]) by mx.example.org (Postfix) with ESMTP id 1;
       Mon, 23 Nov 2026 10:00:01 +0000
      Subject: x

      x
      """;

  /** What the network left out was told only where the scan came to its end. */
  @Test
  void theVerdictOfAScanCutShortTellsWhichListsWereMissing() {
    DnsClient dns =
        question ->
            question.zone().equals("a.example.net")
                ? CompletableFuture.completedFuture(DnsAnswer.without(DnsAnswer.Status.REFUSED))
                : new CompletableFuture<>();
    ScannerBuilder builder = Scanner.builder().dns(dns);
    builder.line("time_limit 1");
    builder.line("header A eval:check_rbl('a', 'a.example.net.')");
    builder.line("header B eval:check_rbl('b', 'b.example.net.')");
    Verdict verdict = builder.build().scan(ScanRequest.of(MESSAGE.getBytes(ISO_8859_1))).verdict();
    assertThat(verdict.limits())
        .extracting(LimitReached::name)
        .containsExactly("rbl_timeout", "lists_left_out", "time_limit");
  }
}
