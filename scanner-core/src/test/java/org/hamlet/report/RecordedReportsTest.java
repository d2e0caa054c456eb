package org.hamlet.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports and marked messages must be SpamAssassin's, byte for byte. */
class RecordedReportsTest {

  static Stream<ReportCase> cases() {
    return ReportCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void marksAsRecorded(ReportCase recorded) {
    String marked = new String(recorded.report().markedMessage(), ISO_8859_1);
    assertThat(marked).isEqualTo(recorded.read("marked.eml"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reportsAsRecorded(ReportCase recorded) {
    assertThat(recorded.report().text()).isEqualTo(recorded.read("report.txt"));
  }

  @Test
  void thereAreRecordings() {
    assertThat(cases().count()).isGreaterThanOrEqualTo(80);
  }
}
