package org.hamlet.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Countries of hops, as SpamAssassin 4.0.1 names them by such a database. */
class RelayCountryTest {

  private static final String PLUGIN = "loadplugin Mail::SpamAssassin::Plugin::RelayCountry";

  @TempDir private Path folder;
  @TempDir private Path noRules;

  @BeforeEach
  void writeDatabase() throws IOException {
    TinyDatabase database = new TinyDatabase();
    database.add(192, 0, 2, "FI");
    database.add(198, 51, 100, "US");
    database.add(203, 0, 113, "CN");
    byte[] ipv6 = {0x20, 0x01, 0x0d, (byte) 0xb8, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    database.add(ipv6, 48, "SE");
    database.writeTo(folder.resolve("GeoLite2-Country.mmdb"));
  }

  private String report(List<String> lines, String... received) {
    ScannerBuilder builder = Scanner.builder().local(true).rules(noRules).site(noRules);
    lines.forEach(builder::line);
    builder
        .line("clear_report_template")
        .line(
            "report _RELAYCOUNTRY_|_RELAYCOUNTRYEXT_|_RELAYCOUNTRYALL_|_RELAYCOUNTRYAUTH_|_TESTS_")
        .line("header FROM_CN X-Relay-Countries =~ /\\bCN\\b/");
    StringBuilder mail = new StringBuilder();
    for (String hop : received) {
      mail.append("Received: ").append(hop).append("; Mon, 1 Jan 2024 00:00:00 +0000\n");
    }
    mail.append("Subject: x\n\nhi\n");
    byte[] message = mail.toString().getBytes(StandardCharsets.US_ASCII);
    return builder.build().scan(ScanRequest.of(message)).report().strip();
  }

  private List<String> searched(String... more) {
    List<String> lines = new ArrayList<>(List.of(PLUGIN, "geodb_search_path " + folder));
    lines.addAll(List.of(more));
    return lines;
  }

  private static String hop(String ip) {
    return "from a.example.com (a.example.com [" + ip + "]) by mx.example.org with ESMTP id 1";
  }

  @Test
  void eachHopHasItsCountryTheNewestFirst() {
    assertEquals(
        "FI CN|FI CN|FI CN||FROM_CN", report(searched(), hop("192.0.2.1"), hop("203.0.113.9")));
    assertEquals(
        "US ** XX|US ** XX|** US ** XX||none",
        report(
            searched(), hop("10.0.0.1"), hop("198.51.100.9"), hop("100.64.0.1"), hop("8.8.8.8")));
    assertEquals(
        "SE XX|SE XX|SE XX||none", report(searched(), hop("2001:db8:1::5"), hop("192.0.3.9")));
    assertEquals("||||none", report(searched()));
  }

  @Test
  void theTrustedHopThatAuthenticatedBeginsAnother() {
    assertEquals(
        "CN|CN|** FI CN|FI|FROM_CN",
        report(
            searched(),
            hop("127.0.0.1"),
            hop("192.0.2.5").replace("ESMTP", "ESMTPSA"),
            hop("203.0.113.9")));
    assertEquals(
        "CN|FI CN|FI CN||FROM_CN",
        report(
            searched("trusted_networks 192.0.2.0/24", "internal_networks 192.0.2.5"),
            hop("192.0.2.1"),
            hop("203.0.113.9")));
  }

  @Test
  void thePathOfTheDatabaseMayBeGiven() {
    String file = folder.resolve("GeoLite2-Country.mmdb").toString();
    assertEquals(
        "FI|FI|FI||none",
        report(List.of(PLUGIN, "geodb_options country:" + file), hop("192.0.2.1")));
    assertEquals(
        "FI|FI|FI||none",
        report(
            List.of(PLUGIN, "country_db_type GeoIP2", "country_db_path " + file),
            hop("192.0.2.1")));
  }

  @Test
  void withoutDatabaseOrWithADamagedOneNothingIsKnown() throws IOException {
    Files.writeString(folder.resolve("GeoLite2-Country.mmdb"), "no database");
    assertEquals("||||none", report(searched(), hop("203.0.113.9")));
    Files.delete(folder.resolve("GeoLite2-Country.mmdb"));
    assertEquals("||||none", report(searched(), hop("203.0.113.9")));
  }

  @Test
  void withoutThePluginTagsStayAsWritten() {
    assertEquals(
        "_RELAYCOUNTRY_|_RELAYCOUNTRYEXT_|_RELAYCOUNTRYALL_|_RELAYCOUNTRYAUTH_|none",
        report(List.of("geodb_search_path " + folder), hop("203.0.113.9")));
  }
}
