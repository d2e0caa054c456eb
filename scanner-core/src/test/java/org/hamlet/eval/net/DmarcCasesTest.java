package org.hamlet.eval.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsClient;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * DMARC as SpamAssassin 4.0.1 with Debian's Mail::DMARC has it (dmarc-oracle.pl beside the cases).
 */
class DmarcCasesTest {

  private static final Path FOLDER = Path.of("src/test/resources/eval/net");
  private static final String REJECTS = "_dmarc.example.com TXT \"v=DMARC1; p=reject\"";
  private static final String OUTSIDE = " 192.0.2.1 mail.example.com <ann@example.com>";

  private static final List<String> RULES =
      Stream.concat(
              Stream.of("internal_networks 198.51.100.1", "trusted_networks 198.51.100.1"),
              Stream.of("pass", "reject", "quarantine", "none", "missing")
                  .flatMap(
                      n ->
                          Stream.of(
                              "header " + n + " eval:check_dmarc_" + n + "()",
                              "tflags " + n + " net")))
          .toList();

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void hitsAreThoseOfSpamAssassin(String name, String how, List<String> records, String expected)
      throws IOException {
    assertThat(hits(how, new RecordsOfTest(withKeys(records)))).isEqualTo(expected);
  }

  /** RFC 7489, 6.6.3; there it depends on the order of the answer. */
  @Test
  void twoRecordsAreNone() throws IOException {
    assertThat(hits("unsigned" + OUTSIDE, new RecordsOfTest(List.of(REJECTS, REJECTS))))
        .isEqualTo("missing");
  }

  /** RFC 7489, 6.4, as all of ABNF; there nothing hits then. */
  @Test
  void policyMayBeInCapitals() throws IOException {
    String capitals = "_dmarc.example.com TXT \"v=DMARC1; P=REJECT\"";
    assertThat(hits("unsigned" + OUTSIDE, new RecordsOfTest(List.of(capitals))))
        .isEqualTo("reject");
  }

  /** RFC 7489, 6.3: a tag that cannot be read is as good as none; there such a share is none. */
  @ParameterizedTest
  @ValueSource(strings = {"abc", "", "-1", "101", "1000", "50%", "99999999999999999999", "0x10"})
  void shareThatIsNoneCountsAsAll(String share) throws IOException {
    String record = "_dmarc.example.com TXT \"v=DMARC1; p=reject; pct=" + share + "\"";
    assertThat(hits("unsigned" + OUTSIDE, new RecordsOfTest(List.of(record)))).isEqualTo("reject");
  }

  /** As SpamAssassin has it, which takes half of a quoted local part for the domain. */
  @ParameterizedTest
  @ValueSource(strings = {"\"a@b\"@example.com", "ann@localhost", "ann@foo_bar.com"})
  void whatCanBeNobodysDomainHasNoPolicy(String author) throws IOException {
    RecordsOfTest world = new RecordsOfTest(List.of());
    ScannerBuilder builder = Scanner.builder().dns(world);
    RULES.forEach(builder::line);
    builder.line("header ADSP eval:check_dkim_adsp('N')").line("tflags ADSP net");
    String message =
        "Received: from a.example.net (a.example.net [192.0.2.1]) by mx.example.org (Postfix) with"
            + " ESMTP id 1; Mon, 23 Nov 2026 10:00:01 +0000\nFrom: <"
            + author
            + ">\nSubject: x\n\nhello\n";
    ScanRequest request = ScanRequest.of(message.getBytes(ISO_8859_1));
    String hits = builder.build().scan(request).verdict().hits().toString();
    assertThat(hits).doesNotContain("missing", author.contains("_") ? "missing" : "ADSP");
    assertThat(world.asked()).noneMatch(question -> question.name().startsWith("_dmarc"));
  }

  @Test
  void whatDnsDoesNotTellDecidesNothing() throws IOException {
    String own = "own" + OUTSIDE;
    assertThat(hits(own, failing("_dmarc.example.com"))).isEmpty();
    assertThat(hits(own, failing("sel._domainkey.example.com"))).isEmpty();
    assertThat(hits("unsigned" + OUTSIDE, failing("example.com"))).isEmpty();
    assertThat(hits("foreign" + OUTSIDE, failing("sel._domainkey.example.net")))
        .isEqualTo("reject");
  }

  @Test
  void aKeyThatNeverComesHoldsUpOnlyItsOwnHouse() throws IOException {
    assertThat(hits("own" + OUTSIDE, silent("sel._domainkey.example.com"))).isEmpty();
    assertThat(hits("foreign" + OUTSIDE, silent("sel._domainkey.example.net"))).isEqualTo("reject");
  }

  private static DnsClient silent(String name) throws IOException {
    DnsClient rest = new RecordsOfTest(withKeys(List.of(REJECTS)));
    return question ->
        question.name().equals(name) ? new CompletableFuture<>() : rest.ask(question);
  }

  @Test
  void shareOfMessagesIsTheSameMessagesEachTime() throws IOException {
    List<String> half = List.of("_dmarc.example.com TXT \"v=DMARC1; p=reject; pct=50\"");
    int rejected = 0;
    for (int i = 0; i < 100; i++) {
      String how = "unsigned 192.0.2.1 m" + i + ".example.com <ann@example.com>";
      String first = hits(how, new RecordsOfTest(half));
      assertThat(first).isIn("reject", "quarantine").isEqualTo(hits(how, new RecordsOfTest(half)));
      rejected += first.equals("reject") ? 1 : 0;
    }
    assertThat(rejected).isBetween(30, 70);
  }

  private static DnsClient failing(String name) throws IOException {
    DnsClient rest = new RecordsOfTest(withKeys(List.of(REJECTS)));
    return question ->
        question.name().equals(name)
            ? CompletableFuture.completedFuture(DnsAnswer.without(DnsAnswer.Status.SERVER_FAILED))
            : rest.ask(question);
  }

  private static List<String> withKeys(List<String> records) throws IOException {
    List<String> all = new ArrayList<>(records);
    String key = Files.readString(FOLDER.resolve("dmarc/key.txt")).strip();
    for (String domain : List.of("example.com", "news.example.com", "example.net")) {
      all.add("sel._domainkey." + domain + " TXT \"" + key + "\"");
    }
    return all;
  }

  private static String hits(String how, DnsClient dns) throws IOException {
    String[] words = how.split(" ");
    ScannerBuilder builder = Scanner.builder().dns(dns);
    RULES.forEach(builder::line);
    builder.line("rbl_timeout 1");
    String text = Files.readString(FOLDER.resolve("dmarc/" + words[0] + ".eml"), ISO_8859_1);
    if (!words[1].equals("-")) {
      text =
          """
          Return-Path: %3$s
          Received: from %2$s (%2$s [%1$s]) by mx.example.org (Postfix) with ESMTP id 1 (envelope-from %3$s);
           Mon, 23 Nov 2026 10:00:01 +0000
          """
                  .formatted(words[1], words[2], words[3])
              + text;
    }
    ScanRequest request = ScanRequest.of(text.getBytes(ISO_8859_1));
    return String.join(
        " ",
        builder.build().scan(request).verdict().hits().stream()
            .map(hit -> hit.rule().text())
            .sorted()
            .toList());
  }

  static Stream<Object[]> cases() throws IOException {
    List<Object[]> cases = new ArrayList<>();
    for (String block : Files.readString(FOLDER.resolve("dmarc.cases")).split("(?m)^== ")) {
      if (!block.startsWith("#")) {
        List<String> lines = block.lines().toList();
        List<String> records = lines.subList(2, lines.size() - 1);
        String expected = lines.get(lines.size() - 1).substring(2).strip();
        cases.add(new Object[] {lines.get(0), lines.get(1), records, expected});
      }
    }
    return cases.stream();
  }
}
