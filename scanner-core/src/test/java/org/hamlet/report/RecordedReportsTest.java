package org.hamlet.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Unlike SpamAssassin, which gives all of the header the last line's end, and cannot undo it. */
  @ParameterizedTest
  @ValueSource(strings = {"ham", "spam-wrapped", "spam-as-text", "rewrite-subject"})
  void aHeaderOfLfStaysSoWhereTheLastLineEndsInCrlf(String folder) {
    ReportCase recorded =
        cases().filter(one -> one.folder().endsWith(folder)).findFirst().orElseThrow();
    String message = recorded.read("message.eml").replaceAll("\n\\z", "\r\n");
    byte[] marked = recorded.report(message).markedMessage();
    assertThat(new String(marked, ISO_8859_1).replace("\r\n", "\n"))
        .isEqualTo(recorded.read("marked.eml"));
    assertThat(new String(UnmarkedMessage.clean(marked), ISO_8859_1)).isEqualTo(message);
  }

  @Test
  void thereAreRecordings() {
    assertThat(cases().count()).isGreaterThanOrEqualTo(80);
  }
}
