package org.hamlet.eval.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rules that ask lists, over one message and the records of each case. The hits of {@code
 * lists.cases} are those of SpamAssassin 4.0.1 with the same records in a real name server; those
 * of {@code errors.cases} are meant to differ from its own.
 */
class ListCasesTest {

  private static final String COMMON = "util_rb_tld com org net test\nuse_bayes 0\n";

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  void hitsAreThoseOfSpamAssassin(Case each) throws IOException {
    assertEquals(each.expected, hits(each, new RecordsOfTest(each.records)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("errors")
  void errorCodesAreNeverListings(Case each) throws IOException {
    assertEquals(each.expected, hits(each, new RecordsOfTest(each.records)));
  }

  @Test
  void oneQuestionServesAllRulesOfAZone() throws IOException {
    RecordsOfTest world = new RecordsOfTest(List.of());
    Case many =
        new Case(
            "",
            """
            header ZA eval:check_rbl('x-lastexternal', 'list.example.net.', '127.0.0.2')
            header ZB eval:check_rbl('x-lastexternal', 'list.example.net', '127.0.0.4')
            header ZC eval:check_rbl('y-firsttrusted', 'LIST.example.net.')
            urirhssub ZD names.example.net. A 2
            body ZD eval:check_uridnsbl('ZD')
            urirhssub ZE names.example.net. A 4
            body ZE eval:check_uridnsbl('ZE')
            """,
            List.of(),
            "");
    hits(many, world);
    assertEquals(
        "7.2.0.192.list.example.net shop.com.names.example.net 55.100.51.198.names.example.net",
        String.join(" ", world.asked().stream().map(q -> q.name()).toList()));
  }

  @Test
  void skippedChecksAskNothing() throws IOException {
    RecordsOfTest world = new RecordsOfTest(List.of());
    String rules =
        """
        skip_rbl_checks 1
        skip_uribl_checks 1
        header ZA eval:check_rbl('x-lastexternal', 'list.example.net.')
        urirhsbl ZD names.example.net. A
        body ZD eval:check_uridnsbl('ZD')
        """;
    hits(new Case("", rules, List.of(), ""), world);
    assertEquals(0, world.asked().size());
  }

  private static String hits(Case each, RecordsOfTest world) throws IOException {
    ScannerBuilder builder = Scanner.builder().dns(world);
    (COMMON + each.rules).lines().forEach(builder::line);
    Verdict verdict = builder.build().scan(ScanRequest.of(bytes("lists.eml"))).verdict();
    List<String> names = verdict.hits().stream().map(hit -> hit.rule().text()).sorted().toList();
    return String.join(" ", names);
  }

  static Stream<Case> lists() throws IOException {
    return cases("lists.cases");
  }

  static Stream<Case> errors() throws IOException {
    return cases("errors.cases");
  }

  private static Stream<Case> cases(String file) throws IOException {
    List<Case> cases = new ArrayList<>();
    String text = new String(bytes(file), StandardCharsets.US_ASCII);
    for (String block : text.split("(?m)^== ")) {
      if (!block.startsWith("#")) {
        String[] name = block.split("\n", 2);
        String[] rules = name[1].split("(?m)^--\n");
        String[] rest = rules[1].split("(?m)^->");
        List<String> records = rest[0].lines().filter(line -> !line.isBlank()).toList();
        cases.add(new Case(name[0], rules[0], records, rest[1].strip()));
      }
    }
    return cases.stream();
  }

  private static byte[] bytes(String file) throws IOException {
    try (InputStream in = ListCasesTest.class.getResourceAsStream("/eval/net/" + file)) {
      return in.readAllBytes();
    }
  }

  private record Case(String name, String rules, List<String> records, String expected) {
    @Override
    public String toString() {
      return name;
    }
  }
}
