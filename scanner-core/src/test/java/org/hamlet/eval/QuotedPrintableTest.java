package org.hamlet.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.hamlet.message.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedPrintableTest {

  /** As SpamAssassin 4.0.1 counts: the line before a boundary has no line end of its own. */
  @ParameterizedTest
  @CsvSource({"78, true, false", "79, true, true", "79, false, false", "80, false, true"})
  void theLineEndCountsWhereThereIsOne(int chars, boolean lineEnd, boolean longLine) {
    String line = "x".repeat(chars) + (lineEnd ? "\n" : "");
    QuotedPrintable seen =
        new QuotedPrintable(0, 0, 0, false).with(Bytes.ofLatin1("hello\n" + line));
    assertThat(seen.longLine()).isEqualTo(longLine);
  }
}
