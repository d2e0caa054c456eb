package org.hamlet.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The autonomous system of the newest external hop, as SpamAssassin 4.0.1 names it. */
class AutonomousSystemTest {

  @TempDir private Path folder;
  @TempDir private Path noRules;

  @BeforeEach
  void writeDatabase() throws IOException {
    TinyDatabase systems = new TinyDatabase();
    systems.add(192, 0, 2, system(64_500, "Example Networks"));
    systems.add(198, 51, 100, Map.of("autonomous_system_number", TinyDatabase.unsigned(64_501)));
    systems.writeTo(folder.resolve("GeoLite2-ASN.mmdb"));
  }

  private static Map<String, ?> system(int number, String name) {
    return Map.of(
        "autonomous_system_number",
        TinyDatabase.unsigned(number),
        "autonomous_system_organization",
        name);
  }

  private String report(List<String> lines, String... ips) {
    ScannerBuilder builder = Scanner.builder().local(true).rules(noRules).site(noRules);
    builder.line("loadplugin Mail::SpamAssassin::Plugin::ASN");
    builder.line("geodb_search_path " + folder);
    builder.line("clear_report_template");
    builder.line("report _ASN_|_ASNCIDR_|_MYASN_|_HEADER(X-ASN)_|_TESTS(+)_");
    builder.line("header BY_NUMBER eval:check_asn('/^AS64500\\b/')");
    builder.line("header BY_NAME eval:check_asn('/example/i')");
    builder.line("header OTHER_TAG eval:check_asn('/./', 'MYASN')");
    builder.line("header CIDR_TAG eval:check_asn('/./', 'ASNCIDR')");
    builder.line("header BARE eval:check_asn('/^64500/')");
    builder.line("header FIELD X-ASN =~ /^64500$/");
    builder.line("header EMPTY eval:check_asn('/^$/')");
    lines.forEach(builder::line);
    StringBuilder mail = new StringBuilder();
    for (String ip : ips) {
      mail.append("Received: from a.example.com (a.example.com [")
          .append(ip)
          .append("]) by mx.example.org with ESMTP id 1; Mon, 1 Jan 2024 00:00:00 +0000\n");
    }
    mail.append("Subject: x\n\nhi\n");
    byte[] message = mail.toString().getBytes(StandardCharsets.US_ASCII);
    return builder.build().scan(ScanRequest.of(message)).report().strip();
  }

  @Test
  void theNewestExternalHopIsNamed() {
    String known = "AS64500 Example Networks||_MYASN_|64500|BY_NAME+BY_NUMBER+FIELD";
    assertEquals(known, report(List.of(), "192.0.2.1"));
    assertEquals(known, report(List.of(), "10.0.0.1", "192.0.2.9"));
    assertEquals("AS64501||_MYASN_|64501|none", report(List.of(), "198.51.100.1", "192.0.2.9"));
    assertEquals("||_MYASN_||none", report(List.of(), "203.0.113.9"));
    assertEquals("||_MYASN_||none", report(List.of(), "10.0.0.1"));
    assertEquals("||_MYASN_||none", report(List.of()));
  }

  @Test
  void thePrefixMayBeAnotherOrNone() {
    assertEquals(
        "ZZ64500 Example Networks||_MYASN_|64500|BY_NAME+FIELD",
        report(List.of("asn_prefix 'ZZ'"), "192.0.2.1"));
    for (String none : List.of("asn_prefix \"\"", "asn_prefix")) {
      assertEquals(
          "64500 Example Networks||_MYASN_|64500|BARE+BY_NAME+FIELD",
          report(List.of(none), "192.0.2.1"));
    }
  }

  @Test
  void tagsThatOnlyDnsWouldFillAreEmpty() {
    assertEquals(
        "AS64500 Example Networks|||64500|BY_NAME+BY_NUMBER+FIELD",
        report(List.of("asn_lookup asn.example.net _MYASN_ _MYCIDR_"), "192.0.2.1"));
  }

  @Test
  void theDatabaseOfProvidersStandsIn() throws IOException {
    Files.move(folder.resolve("GeoLite2-ASN.mmdb"), folder.resolve("GeoIP2-ISP.mmdb"));
    assertEquals(
        "AS64500 Example Networks||_MYASN_|64500|BY_NAME+BY_NUMBER+FIELD",
        report(List.of(), "192.0.2.1"));
    assertEquals("||_MYASN_||none", report(List.of("asn_use_geodb 0"), "192.0.2.1"));
  }
}
