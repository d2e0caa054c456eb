package org.hamlet.scanner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions of {@code uri_detail}, with the hits of SpamAssassin 4.0.1 on the same messages. */
class UriDetailTest {

  private static final Scanner SCANNER =
      Scanner.builder()
          .local(true)
          .line("util_rb_tld net com org")
          .line("uri_detail UA type =~ /img/ text !~ /link/")
          .line("uri_detail UB text !~ /zzz/")
          .line("uri_detail UC domain !~ /example\\.com/")
          .line("uri_detail UD text !~ /Shop/")
          .line("uri_detail UE text =~ /Shop/ text !~ /Shop/")
          .line("uri_detail UF host !~ /./")
          .line("uri_detail UG type !~ /a/")
          .build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a href=http://shop.example.net/x>Shop here</a> <a href=http://shop.example.net/x>Other</a>"
            + " <img src=http://i.example.net/p.gif> | UB UC UD UE UG",
        "<img src=http://i.example.net/p.gif> | UC UG",
        "<a href=http://shop.example.net/x>Shop here</a> plain http://u.example.org/ | UB UC"
      })
  void oneValueThatDoesNotMatchIsEnoughAndNoneIsNot(String html, String hits) {
    String mail = "Subject: x\nContent-Type: text/html\n\n<html>" + html + "</html>\n";
    assertThat(
            SCANNER.scan(ScanRequest.of(mail.getBytes(ISO_8859_1))).verdict().hits().stream()
                .map(hit -> hit.rule().text())
                .sorted()
                .collect(Collectors.joining(" ")))
        .isEqualTo(hits);
  }
}
