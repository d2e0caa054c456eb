package org.hamlet.eval.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hamlet.net.DnsClient;
import org.hamlet.scanner.Scanner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists whose names cannot be in DNS. */
class ListNamesTest {

  private static final DnsClient DNS = new RecordsOfTest(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "header R eval:check_rbl('x', 'zone..example.org.')",
        "header R eval:check_rbl_from_host('x', '.example.org')",
        "header R eval:check_hashbl_emails('zone..example.org')",
        "body R eval:check_ixhash('zone..example.org')",
        "urirhssub R zone..example.org. A 2\nbody R eval:check_uridnsbl('R')"
      })
  void areToldWithThePlaceOfTheRule(String lines) {
    var builder = Scanner.builder().dns(DNS);
    lines.lines().forEach(builder::line);
    assertThat(builder.build().problems())
        .singleElement()
        .asString()
        .contains("R: not the name of a list: ", "(command line):" + lines.lines().count() + ":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "header R eval:check_rbl('x', 'zone.example.org.')",
        "header R eval:check_rbl('x', 'Key_1.zone-a.example.org')",
        "header R eval:check_hashbl_emails('zone.example.org/TXT')"
      })
  void otherNamesAreNot(String line) {
    assertThat(Scanner.builder().dns(DNS).line(line).build().problems()).isEmpty();
  }
}
