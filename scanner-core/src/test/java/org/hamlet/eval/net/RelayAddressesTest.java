package org.hamlet.eval.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many relays of a message's way a rule asks about. */
class RelayAddressesTest {

  @ParameterizedTest
  @CsvSource({"-1, -1", "0, 0", "1, 0", "5, 0"})
  void areAskedAboutUpToTheLimit(int more, int asked) {
    RecordsOfTest dns = new RecordsOfTest(List.of());
    StringBuilder message = new StringBuilder();
    for (int i = 1; i <= RelayAddresses.MAX_ADDRESSES + more; i++) {
      message.append(
          "Received: from h%d.example.com (h%d.example.com [1.2.3.%d]) by h%d.example.org (Postfix)\n"
              .formatted(i, i, i, i - 1));
      message.append(" with ESMTP id 1; Mon, 30 Nov 2026 10:00:01 +0000\n");
    }
    message.append("Subject: x\n\nx\n");
    Scanner.builder()
        .dns(dns)
        .line("header A eval:check_rbl('a','a.example.')")
        .build()
        .scan(ScanRequest.of(message.toString().getBytes(ISO_8859_1)));
    assertThat(dns.asked())
        .filteredOn(question -> question.toString().contains(".3.2.1.a.example"))
        .hasSize(RelayAddresses.MAX_ADDRESSES + asked);
  }
}
