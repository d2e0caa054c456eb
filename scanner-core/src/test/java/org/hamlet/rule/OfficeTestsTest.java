package org.hamlet.rule;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.LimitReached;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A pattern of these settings that takes too long matches nothing, and the verdict says so.
 *
 * <p>Limits are {@code OfficeTests.PER_NAME} and {@code OfficeTests.PER_DOCUMENT}.
 */
class OfficeTestsTest {

  /** Needs a time that grows with the third power of the length. */
  private static final String COSTLY = "(.+)(.+)\\1\\2b";

  @ParameterizedTest
  @CsvSource({
    "olemacro_macro_exts, 3000, 0, PER_NAME, 100 ms",
    "olemacro_skip_exts, 3000, 0, PER_NAME, 100 ms",
    "olemacro_download_marker, 1, 9000, PER_DOCUMENT, 1000 ms"
  })
  void costlyPatternsAreGivenUp(
      String setting, int nameChars, int documentBytes, String limit, String value) {
    Scanner scanner =
        Scanner.builder()
            .rules(OfficeTestsTest.class, "/eval/office-packages.cf")
            .local(true)
            .line(setting + " " + COSTLY)
            .build();
    String text =
        "Content-Type: application/octet-stream\nContent-Disposition: attachment;\n filename="
            + "a".repeat(nameChars)
            + "cb.doc\nContent-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder()
                .encodeToString(("a".repeat(documentBytes) + "cb").getBytes(US_ASCII))
            + "\n";
    ScanRequest request = ScanRequest.of(text.getBytes(US_ASCII));
    assertThat(scanner.problems()).isEmpty();
    assertThat(scanner.scan(request).verdict().limits())
        .containsExactly(new LimitReached("rule.OfficeTests." + limit, value));
  }
}
