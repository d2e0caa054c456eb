package org.hamlet.scanner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsRecord;
import org.hamlet.net.RecordType;
import org.hamlet.verdict.LimitReached;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Mail whose sender is as long as a header holds, from a domain whose SPF record asks for it again
 * and again: one such message once held a scan for minutes, far beyond its time limit.
 */
class HostileSenderTest {

  private static final String DOMAIN = "evil.example";

  /** Names that were asked about. */
  private final List<String> asked = new ArrayList<>();

  private DnsClient dns(String record) {
    return question -> {
      asked.add(question.name());
      boolean policy = question.name().equals(DOMAIN) && question.type() == RecordType.TXT;
      return CompletableFuture.completedFuture(
          policy
              ? new DnsAnswer(
                  DnsAnswer.Status.OK,
                  List.of(new DnsRecord(DOMAIN, RecordType.TXT, 60, record)),
                  60)
              : DnsAnswer.without(DnsAnswer.Status.NO_SUCH_NAME));
    };
  }

  @ParameterizedTest
  @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  @CsvSource({"%{s}, a., 1000", "%{S}, a+., 600", "%{l=}, a=, 1000", "%{h}, a., 1000"})
  void spfOfItEndsInTimeWithItsResult(String macro, String piece, int times) {
    String record = "v=spf1 exists:" + macro.repeat(800) + ".%{d} -all";
    String sender = piece.repeat(times) + "a@" + DOMAIN;
    String mail =
        ("Return-Path: <" + sender + ">\nReceived: from ")
            + "a.".repeat(900)
            + "example (unknown [192.0.2.1]) by mx.example.org (Postfix) with ESMTP id 1\n"
            + "From: ann@example.com\nSubject: words\n\nx\n";
    Scanner scanner =
        Scanner.builder()
            .dns(dns(record))
            .line("time_limit 5")
            .line("util_rb_tld com org example")
            .line("header FORGED eval:check_for_spf_fail()")
            .build();
    Verdict verdict = scanner.scan(ScanRequest.of(mail.getBytes(ISO_8859_1))).verdict();
    assertThat(verdict.hits()).extracting(hit -> hit.rule().text()).containsExactly("FORGED");
    assertThat(verdict.limits()).extracting(LimitReached::name).isEmpty();
    assertThat(asked).allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(253));
  }
}
