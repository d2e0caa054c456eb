package org.hamlet.eval;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is true of HTML counts as 1 where a rule asks for a number, however often it was so. */
class HtmlFlagsTest {

  private static final String MAIL =
      """
      Subject: x
      Content-Type: text/html

      <html><body bgcolor=white><font color="#ffffff">hidden</font><font color="#fefefe">two</font>
      <font color="nocolour">z</font><font color="#zz">z</font><embed src=x><embed src=y>
      <form action="mailto:a@example.org"></form><form action="mailto:b@example.org"></form></body></html>
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {"font_low_contrast", "font_invalid_color", "embeds", "form_action_mailto", "html"})
  void flagIsOne(String name) {
    Scanner scanner =
        Scanner.builder()
            .local(true)
            .line("body ONE eval:html_eval('" + name + "','== 1')")
            .line("body MORE eval:html_eval('" + name + "','> 1')")
            .line("body WITHIN eval:html_range('" + name + "','0','1')")
            .build();
    Verdict verdict = scanner.scan(ScanRequest.of(MAIL.getBytes(ISO_8859_1))).verdict();
    assertThat(verdict.hits())
        .extracting(hit -> hit.rule().text())
        .containsExactlyInAnyOrder("ONE", "WITHIN");
  }
}
