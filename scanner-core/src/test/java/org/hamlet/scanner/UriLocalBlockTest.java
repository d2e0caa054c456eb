package org.hamlet.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links by where they lead to, as SpamAssassin 4.0.1 judged the same with such databases. */
class UriLocalBlockTest {

  private static final List<String> RULES =
      List.of(
          "loadplugin Mail::SpamAssassin::Plugin::URILocalBL",
          "uri_block_cc CC_FI fi",
          "uri_block_cc CC_NOTFI !fi !se",
          "uri_block_cont CONT_EU eu",
          "uri_block_cont CONT_NOTEU !eu",
          "uri_block_cidr CIDR 192.0.2.0/24 203.0.113.9",
          "uri_block_isp ISP \"example networks\" McCarrier",
          "uri_block_isp ISPN !McCarrier",
          "uri_block_cc EXCL fi us",
          "uri_block_exclude EXCL 192.0.2.7 198.51.100.0/24 www.example.com",
          "uri_block_cc MULTI fi",
          "uri_block_cc MULTI us",
          "uri_block_cidr BOTH 203.0.113.0/24",
          "uri_block_cc BOTH us",
          "uri_block_exclude EXC2 192.0.2.1",
          "uri_block_cc EXC2 fi",
          "uri_block_cidr __SUB 203.0.113.8",
          "meta OF_SUB __SUB",
          "body CALLED eval:check_uri_local_bl()");

  @TempDir private Path folder;
  @TempDir private Path noRules;

  @BeforeEach
  void writeDatabases() throws IOException {
    TinyDatabase countries = new TinyDatabase();
    countries.add(192, 0, 2, country("FI", "EU"));
    countries.add(198, 51, 100, country("US", "NA"));
    countries.add(203, 0, 113, country("CN", "AS"));
    countries.writeTo(folder.resolve("GeoLite2-Country.mmdb"));
    TinyDatabase providers = new TinyDatabase();
    providers.add(192, 0, 2, Map.of("isp", "Example Networks"));
    providers.add(198, 51, 100, Map.of("isp", "McCarrier"));
    providers.writeTo(folder.resolve("GeoIP2-ISP.mmdb"));
  }

  private static Map<String, ?> country(String code, String continent) {
    return Map.of("country", Map.of("iso_code", code), "continent", Map.of("code", continent));
  }

  private String tests(List<String> lines, String body) {
    ScannerBuilder builder = Scanner.builder().local(true).rules(noRules).site(noRules);
    lines.forEach(builder::line);
    builder.line("clear_report_template").line("report _TESTS(+)_");
    String mail = "Subject: x\nContent-Type: text/html\n\n" + body + "\n";
    byte[] message = mail.getBytes(StandardCharsets.US_ASCII);
    return builder.build().scan(ScanRequest.of(message)).report().strip();
  }

  private List<String> rules() {
    List<String> lines = new ArrayList<>(RULES);
    lines.add("geodb_search_path " + folder);
    return lines;
  }

  @ParameterizedTest
  @CsvSource({
    "<a href='http://192.0.2.1/'>x</a>, CC_FI+CIDR+CONT_EU+EXCL+ISP+MULTI",
    "<a href='http://192.0.2.7/'>x</a>, CC_FI+CIDR+CONT_EU+EXC2+ISP+MULTI",
    "<a href='http://198.51.100.4/'>x</a>, BOTH+CC_NOTFI+CONT_NOTEU+ISP+MULTI",
    "<a href='http://203.0.113.9/'>x</a>, BOTH+CC_NOTFI+CIDR+CONT_NOTEU",
    "<a href='http://203.0.113.8/'>x</a>, BOTH+CC_NOTFI+CONT_NOTEU+OF_SUB",
    "<a href='http://10.0.0.1/'>x</a>, CC_NOTFI+CONT_NOTEU",
    "<a href='http://[2001:db8:1::5]/'>x</a>, none",
    "<a href='http://www.example.com/'>x</a>, none",
    "<img src='http://192.0.2.1/'>, none",
    "<form action='http://192.0.2.1/'>, none",
    "<a href='ftp://192.0.2.1/'>x</a>, CC_FI+CIDR+CONT_EU+EXCL+ISP+MULTI",
    "<a href='mailto:a@192.0.2.1'>x</a>, CC_FI+CIDR+CONT_EU+EXCL+ISP+MULTI",
    "<a href='http://3221225985/'>x</a>, CC_FI+CIDR+CONT_EU+EXCL+ISP+MULTI",
    "<a href='http://192.0.2.1:8080/'>x</a>, CC_FI+CIDR+CONT_EU+EXCL+ISP+MULTI",
    "http://192.0.2.1/x, CC_FI+CIDR+CONT_EU+EXCL+ISP+MULTI",
    "hello, none"
  })
  void linksToAddressesAreFoundByCountryNetworkAndProvider(String body, String hits) {
    assertEquals(hits, tests(rules(), body.replace('\'', '"')));
  }

  @Test
  void anotherRuleOfTheNameTakesItsPlace() {
    List<String> lines = rules();
    lines.add("body CIDR /hello/");
    lines.add("body LATER /hello/");
    lines.add("uri_block_cidr LATER 192.0.2.1");
    assertEquals("CIDR", tests(lines, "hello"));
    assertEquals(
        "CC_FI+CONT_EU+EXCL+ISP+LATER+MULTI", tests(lines, "<a href=\"http://192.0.2.1/\">x</a>"));
  }

  @Test
  void withoutDatabasesNothingHits() throws IOException {
    Files.delete(folder.resolve("GeoIP2-ISP.mmdb"));
    String link = "<a href=\"http://192.0.2.1/\">x</a>";
    assertEquals("CC_FI+CIDR+CONT_EU+EXCL+MULTI", tests(rules(), link));
    Files.delete(folder.resolve("GeoLite2-Country.mmdb"));
    assertEquals("none", tests(rules(), link));
  }

  @ParameterizedTest
  @CsvSource({
    "uri_block_cc A, needs more",
    "uri_block_cc A finland, not a code",
    "uri_block_cc A fi !us, either all",
    "uri_block_cidr A foo, not a network",
    "uri_block_cidr A 192.0.2., not a network",
    "uri_block_cidr A !192.0.2.1, not a network",
    "uri_block_cidr A [2001:db8::1], not a network",
    "uri_block_cidr A 192.0.2.0/33, not a network",
    "uri_block_cont 1X eu, not a rule name"
  })
  void whatCannotBeReadIsAProblem(String line, String problem) {
    Scanner scanner = Scanner.builder().local(true).rules(noRules).site(noRules).line(line).build();
    assertEquals(
        List.of(true),
        scanner.problems().stream().map(p -> p.toString().contains(problem)).toList(),
        scanner.problems().toString());
  }
}
