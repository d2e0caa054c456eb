package org.hamlet.eval.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.ScanResult;
import org.hamlet.scanner.Scanner;
import org.junit.jupiter.api.Test;

/** What a list says of an address may be anything. */
class ListTextTest {

  private static final String MESSAGE =
"""
Received: from mail.example.com (mail.example.com [192.0.2.1]) by mx.example.org with ESMTP id 1
Subject: words

Words.
""";

  @Test
  void controlCharactersOfAListsTextAreNotShown() {
    String text = "listed \u001B[2J for\r\nX-Other: this\u0000\u007F";
    Scanner scanner =
        Scanner.builder()
            .dns(new RecordsOfTest(List.of("1.2.0.192.list.example.net TXT " + text)))
            .line("header LISTED eval:check_rbl_txt('x', 'list.example.net.')")
            .line("tflags LISTED net")
            .line("score LISTED 9")
            .build();
    ScanResult result = scanner.scan(ScanRequest.of(MESSAGE.getBytes(ISO_8859_1)));
    assertThat(result.verdict().hits().toString()).contains("listed ?[2J for  X-Other: this??");
    assertThat(new String(result.markedMessage(), ISO_8859_1))
        .doesNotContain("\u001B", "\u0000", "\nX-Other");
  }
}
