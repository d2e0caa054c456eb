package org.hamlet.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.hamlet.scanner.Scanner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call that does not fit is told with the place of its function. */
class BadCallPlaceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          body X eval:check_nosuch('a') ; 13
          body  X   eval:html_range('length','a','b') ; 16
          header X eval:check_for_mime('mime_attachment') ; 15
          """)
  void problemStandsAtTheFunction(String line, int column) {
    Scanner scanner = Scanner.builder().local(true).line(line).build();
    assertThat(scanner.problems()).hasSize(1);
    String[] told = scanner.problems().get(0).text().split("\n");
    assertThat(told[0]).contains(":" + column + ": ");
    assertThat(told[2].indexOf('^')).isEqualTo(told[1].indexOf("eval:") + "eval:".length());
  }
}
