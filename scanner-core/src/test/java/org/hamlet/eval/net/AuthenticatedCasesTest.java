package org.hamlet.eval.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rules about DKIM signatures and who may be welcomed by one, over a signed message. The hits are
 * those of SpamAssassin 4.0.1 with the same records in a name server (oracle.pl beside the cases).
 */
class AuthenticatedCasesTest {

  private static final Path FOLDER = Path.of("src/test/resources");
  private static final String COMMON = "util_rb_tld com org net test\nuse_bayes 0\n";

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void hitsAreThoseOfSpamAssassin(String name, Case each) throws IOException {
    List<String> records = new ArrayList<>(each.records);
    String key = Files.readString(FOLDER.resolve("dkim/key.txt")).strip();
    records.add("sel._domainkey.example.com TXT \"" + key + "\"");
    if (!each.message.equals("unkeyed")) {
      String sealing = Files.readString(FOLDER.resolve("eval/net/sealed.key.txt")).strip();
      records.add("arc._domainkey.lists.example.org TXT \"" + sealing + "\"");
      records.add("arc._domainkey.forward.example.net TXT \"" + sealing + "\"");
    }
    ScannerBuilder builder = Scanner.builder().dns(new RecordsOfTest(records));
    (COMMON + each.rules).lines().forEach(builder::line);
    Verdict verdict = builder.build().scan(ScanRequest.of(message(each.message))).verdict();
    List<String> hits = verdict.hits().stream().map(hit -> hit.rule().text()).sorted().toList();
    assertThat(String.join(" ", hits)).isEqualTo(each.expected);
  }

  private static byte[] message(String kind) throws IOException {
    String signed = Files.readString(FOLDER.resolve("dkim/relaxed-relaxed.eml"), ISO_8859_1);
    String unsigned = signed.substring(signed.indexOf("\nReceived:") + 1);
    String text =
        switch (kind) {
          case "unsigned" -> unsigned;
          case "domainkeys" ->
              "DomainKey-Signature: a=rsa-sha1; q=dns; c=nofws; s=sel; d=example.com; h=From:Subject; b=AAAA\n"
                  + unsigned;
          case "sealed", "unkeyed" ->
              Files.readString(FOLDER.resolve("eval/net/sealed.eml"), ISO_8859_1);
          case "broken" -> signed.replace("Words", "Worms");
          default -> signed;
        };
    return text.getBytes(ISO_8859_1);
  }

  static Stream<Object[]> cases() throws IOException {
    List<Object[]> cases = new ArrayList<>();
    String text = Files.readString(FOLDER.resolve("eval/net/authenticated.cases"));
    for (String block : text.split("(?m)^== ")) {
      if (!block.startsWith("#")) {
        String[] name = block.split("\n", 2);
        boolean named = name[1].startsWith("message ");
        String body = named ? name[1].split("\n", 2)[1] : name[1];
        String message = named ? name[1].split("\n", 2)[0].substring(8) : "signed";
        String[] rules = body.split("(?m)^--\n");
        String[] rest = rules[1].split("(?m)^->");
        List<String> records = rest[0].lines().filter(line -> !line.isBlank()).toList();
        String expected = rest.length > 1 ? rest[1].strip() : "";
        cases.add(new Object[] {name[0], new Case(message, rules[0], records, expected)});
      }
    }
    return cases.stream();
  }

  private record Case(String message, String rules, List<String> records, String expected) {}
}
