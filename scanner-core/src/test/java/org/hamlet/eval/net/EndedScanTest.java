package org.hamlet.eval.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.LimitReached;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.Test;

/** What a scan that a rule ends tells of the lists it asked before. */
class EndedScanTest {

  private static final String MESSAGE =
"""
Received: from mail.example.com (mail.example.com [1.2.3.4]) by mx.example.org with ESMTP id 1
Subject: words

x
""";

  @Test
  void tellsAListThatRefusedAndNoHitThatNobodyWaitedFor() {
    Verdict verdict =
        Scanner.builder()
            .dns(
                new RecordsOfTest(
                    List.of(
                        "4.3.2.1.refuses.example.net A 127.255.255.254",
                        "4.3.2.1.lists.example.net A 127.0.0.2")))
            .line("loadplugin Mail::SpamAssassin::Plugin::Shortcircuit")
            .line("header REFUSES eval:check_rbl('a-lastexternal', 'refuses.example.net.')")
            .line("header LISTS eval:check_rbl('b-lastexternal', 'lists.example.net.')")
            .line("priority REFUSES -900")
            .line("priority LISTS -900")
            .line("header ENDS Subject =~ /words/")
            .line("priority ENDS -500")
            .line("shortcircuit ENDS spam")
            .build()
            .scan(ScanRequest.of(MESSAGE.getBytes(ISO_8859_1)))
            .verdict();
    assertThat(verdict.limits()).extracting(LimitReached::name).contains("shortcircuit");
    assertThat(verdict.limits())
        .containsOnlyOnce(new LimitReached("lists_left_out", "refuses.example.net"));
    assertThat(verdict.hits()).extracting(hit -> hit.rule().text()).doesNotContain("LISTS");
  }
}
