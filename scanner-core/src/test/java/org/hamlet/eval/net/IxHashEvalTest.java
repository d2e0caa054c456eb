package org.hamlet.eval.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IxHashEvalTest {

  @ParameterizedTest
  @CsvSource({
    "'Subject: x\\n\\nok thanks\\n', false",
    "'Subject: x\\n\\n-- \\nSent from my iPhone\\n', false",
    "'Content-Type: text/html\\n\\n<html><body>&nbsp;<br></body></html>\\n', false",
    "'Content-Type: multipart/mixed; boundary=b\\n\\n--b\\nA: b\\n\\n\\n--b--\\n', false",
    "'Subject: x\\n\\nwords of a message that says what no other message does\\n', true"
  })
  void aListIsAskedOnlyAboutABodyThatSaysEnough(String message, boolean asked) {
    RecordsOfTest dns = new RecordsOfTest(List.of());
    Scanner scanner =
        Scanner.builder()
            .dns(dns)
            .line("body X eval:check_ixhash('hashes.example.net')")
            .line("tflags X net")
            .build();
    scanner.scan(ScanRequest.of(message.replace("\\n", "\n").getBytes(ISO_8859_1)));
    assertThat(dns.asked().toString().contains("hashes.example.net")).isEqualTo(asked);
  }
}
