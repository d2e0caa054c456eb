package org.hamlet.eval.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.hamlet.net.DnsQuestion;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.Test;

/** What {@code hamlet_dns_effort frugal} asks and what it leaves out. */
class FrugalEffortTest {

  private static final String MESSAGE =
      """
      Return-Path: <ann@example.com>
      Received: from mail.example.com (mail.example.com [192.0.2.1]) by mx.example.org (Postfix) with ESMTP id 1;
       Mon, 23 Nov 2026 10:00:01 +0000
      From: ann@example.com
      Subject: words

      See http://shop.example.net/ for it.
      """;

  private static final List<String> LISTS =
      List.of(
          "util_rb_tld com net org",
          "internal_networks 198.51.100.1",
          "trusted_networks 198.51.100.1",
          "header ONE eval:check_rbl('one-lastexternal', 'one.example.org.')",
          "score ONE 3",
          "header __TWO eval:check_rbl('two-lastexternal', 'two.example.org.')",
          "header TWO eval:check_rbl_sub('two-lastexternal', '127.0.0.4')",
          "score TWO 3",
          "header GOOD eval:check_rbl('good-lastexternal', 'good.example.org.')",
          "score GOOD -4",
          "urirhsbl LINK link.example.org. A",
          "body LINK eval:check_uridnsbl('LINK')",
          "score LINK 2",
          "uridnsbl HOST host.example.org. A",
          "body HOST eval:check_uridnsbl('HOST')",
          "tflags HOST net a",
          "score HOST 2");

  private RecordsOfTest dns = new RecordsOfTest(List.of());

  @Test
  void allOfItIsAskedUnlessToldOtherwise() {
    Verdict verdict = scan("all");
    assertThat(asked()).hasSize(5);
    assertThat(verdict.limits()).isEmpty();
  }

  @Test
  void hamThatNoListIsLikelyToTurnIsAskedAboutLess() {
    Verdict verdict = scan("frugal");
    assertThat(asked()).hasSizeBetween(1, 3).doesNotContain("1.2.0.192.good.example.org");
    assertThat(verdict.limits()).hasSize(1);
    assertThat(verdict.limits().get(0).name()).isEqualTo("hamlet_dns_effort");
    assertThat(verdict.limits().get(0).value())
        .startsWith("not asked: ")
        .contains("good.example.org (1)", "host.example.org by address (1)");
  }

  @Test
  void listingsThatTogetherMakeSpamAreFound() {
    dns =
        new RecordsOfTest(
            List.of(
                "1.2.0.192.one.example.org A 127.0.0.2", "1.2.0.192.two.example.org A 127.0.0.4"));
    Verdict verdict = scan("frugal");
    assertThat(hits(verdict)).isEqualTo("ONE TWO __TWO");
    assertThat(verdict.spam()).isTrue();
  }

  @Test
  void spamThatNothingCanTurnIsNotAskedAbout() {
    Verdict verdict = scan("frugal", "header LOCAL Subject =~ /words/", "score LOCAL 10");
    assertThat(verdict.spam()).isTrue();
    assertThat(asked()).isEmpty();
  }

  @Test
  void spamThatAGoodListCanTurnIsAskedAboutThere() {
    dns = new RecordsOfTest(List.of("1.2.0.192.good.example.org A 127.0.0.2"));
    Verdict verdict = scan("frugal", "header LOCAL Subject =~ /words/", "score LOCAL 6");
    assertThat(verdict.spam()).isFalse();
    assertThat(asked()).contains("1.2.0.192.good.example.org");
  }

  /** Its steps beside those of others were more than an int holds. */
  @Test
  void aScoreOfMillionsIsOne() {
    assertThat(scan("frugal", "score ONE 999999999", "score GOOD -999999999").score()).isZero();
    assertThat(asked()).isNotEmpty();
  }

  /** FrugalEffort.MAX_STEPS: a hundred points in tenths. */
  @Test
  void aScoreMoreThanAHundredPointsAwayIsNotTurned() {
    String[] rules = {"header LOCAL Subject =~ /words/", "score LOCAL 105", "score GOOD -200"};
    scan("frugal", rules);
    assertThat(asked()).contains("1.2.0.192.good.example.org");
    rules[1] = "score LOCAL 105.1";
    dns = new RecordsOfTest(List.of());
    scan("frugal", rules);
    assertThat(asked()).isEmpty();
  }

  @Test
  void pointsOfMetasCount() {
    dns = new RecordsOfTest(List.of("example.net.link.example.org A 127.0.0.2"));
    String[] rules = {
      "header __LOCAL Subject =~ /words/", "meta BOTH __LOCAL && LINK", "score BOTH 8"
    };
    Verdict verdict = scan("frugal", rules);
    assertThat(verdict.spam()).isTrue();
    assertThat(asked()).contains("example.net.link.example.org");
    rules[1] = "meta BOTH !__LOCAL && LINK";
    dns = new RecordsOfTest(List.of());
    scan("frugal", rules);
    assertThat(asked().get(0)).isNotEqualTo("example.net.link.example.org");
  }

  /** A question of askdns rules waits; SPF, which asks the same, does not, nor DMARC for SPF. */
  @Test
  void whatWaitsForOneRuleGoesOutForAnother() {
    dns = new RecordsOfTest(List.of("_dmarc.example.com TXT \"v=DMARC1; p=reject\""));
    Verdict verdict =
        scan(
            "frugal",
            "askdns ANYTHING _SENDERDOMAIN_ TXT /all/",
            "score ANYTHING 0.1",
            "header NO_SPF eval:check_for_spf_none()",
            "header REJECTED eval:check_dmarc_reject()",
            "tflags REJECTED net",
            "score REJECTED 9");
    assertThat(asked().get(0)).isEqualTo("example.com");
    assertThat(hits(verdict)).contains("NO_SPF", "REJECTED");
  }

  @Test
  void nameOfTheRelayIsAskedAboutOnlyWhereItMatters() {
    String[] rules = {"header HELO eval:check_for_spf_helo_softfail()", "score HELO 0.7"};
    scan("frugal", rules);
    assertThat(asked()).doesNotContain("mail.example.com");
    rules[1] = "score HELO 9";
    dns = new RecordsOfTest(List.of("mail.example.com TXT \"v=spf1 ~all\""));
    assertThat(hits(scan("frugal", rules))).contains("HELO");
  }

  /** A sender's policy must not refuse a mail because a question that would clear it was spared. */
  @Test
  void nameOfTheRelayIsAskedAboutWhereItCouldSatisfyThePolicy() {
    dns =
        new RecordsOfTest(
            List.of(
                "_dmarc.example.com TXT \"v=DMARC1; p=reject\"",
                "mail.example.com TXT \"v=spf1 a:mail.example.com ip4:192.0.2.0/24 -all\""));
    Verdict verdict =
        scan(
            "frugal",
            "header REJECTED eval:check_dmarc_reject()",
            "tflags REJECTED net",
            "score REJECTED 9",
            "header PASSED eval:check_dmarc_pass()",
            "tflags PASSED net");
    assertThat(asked()).contains("mail.example.com");
    assertThat(hits(verdict)).isEqualTo("PASSED");
  }

  @Test
  void addressesOfHostsAreAskedForWithTheirList() {
    dns =
        new RecordsOfTest(
            List.of("shop.example.net A 203.0.113.5", "5.113.0.203.host.example.org A 127.0.0.2"));
    Verdict verdict = scan("frugal", "score HOST 9", "header LOCAL Subject =~ /words/");
    assertThat(hits(verdict)).contains("HOST");
    assertThat(verdict.spam()).isTrue();
  }

  /** Lists that agree with nothing but chance: the verdict is nearly always that of all answers. */
  @Test
  void verdictIsNearlyAlwaysThatOfAllAnswers() {
    long seed = 20_261_130;
    Random random = new Random(seed);
    int other = 0;
    for (int i = 0; i < 1_000; i++) {
      String key = "1.2.0.192.";
      List<String> records =
          List.of(
                  key + "one.example.org A 127.0.0.2",
                  key + "two.example.org A 127.0.0.4",
                  key + "good.example.org A 127.0.0.2",
                  "example.net.link.example.org A 127.0.0.2",
                  "5.113.0.203.host.example.org A 127.0.0.2")
              .stream()
              .filter(record -> random.nextInt(10) == 0)
              .collect(Collectors.toList());
      records.add("shop.example.net A 203.0.113.5");
      String[] local = {"header LOCAL Subject =~ /words/", "score LOCAL " + random.nextInt(8)};
      dns = new RecordsOfTest(records);
      boolean all = scan("all", local).spam();
      dns = new RecordsOfTest(records);
      other += all == scan("frugal", local).spam() ? 0 : 1;
    }
    assertThat(other).as("seed %d", seed).isLessThan(10);
  }

  /** Each of many links may be the one that is listed. */
  @Test
  void verdictIsNearlyAlwaysThatOfAllAnswersWhereThereAreManyLinks() {
    long seed = 20_261_201;
    int links = 12;
    Random random = new Random(seed);
    StringBuilder message = new StringBuilder(MESSAGE);
    for (int link = 0; link < links; link++) {
      message.append("http://shop").append(link).append(".example").append(link).append(".com/\n");
    }
    String[] rules = {
      "header LOCAL Subject =~ /words/",
      "score LOCAL 1.5",
      "urirhsbl OTHER other.example.org. A",
      "body OTHER eval:check_uridnsbl('OTHER')",
      "score OTHER 2",
      "header THREE eval:check_rbl('three-lastexternal', 'three.example.org.')",
      "score THREE 3",
      "header FOUR eval:check_rbl('four-lastexternal', 'four.example.org.')",
      "score FOUR 3"
    };
    int other = 0;
    for (int i = 0; i < 500; i++) {
      List<String> records = new ArrayList<>();
      for (int link = 0; link < links; link++) {
        for (String list : List.of("link", "other")) {
          if (random.nextInt(10) == 0) {
            records.add("example" + link + ".com." + list + ".example.org A 127.0.0.2");
          }
        }
      }
      dns = new RecordsOfTest(records);
      boolean all = scanned(message.toString(), "all", rules).spam();
      dns = new RecordsOfTest(records);
      other += all == scanned(message.toString(), "frugal", rules).spam() ? 0 : 1;
    }
    assertThat(other).as("seed %d", seed).isLessThan(5);
  }

  /** What a question that waits for one list is to tell is asked when it is asked for another. */
  @Test
  void policyIsDecidedThoughAnotherRuleWaitsForWhatSpfAsks() {
    dns =
        new RecordsOfTest(
            List.of(
                "_dmarc.example.com TXT \"v=DMARC1; p=reject\"",
                "example.com TXT \"v=spf1 ?all\""));
    String message =
        MESSAGE.replace("<ann@example.com>", "<>").replace("from mail.example", "from example");
    Verdict verdict =
        scanned(
            message,
            "frugal",
            "header NOBODY eval:check_dkim_adsp('N')",
            "tflags NOBODY net",
            "score NOBODY 0.1",
            "header HELO eval:check_for_spf_helo_neutral()",
            "score HELO 0.1",
            "header REJECTED eval:check_dmarc_reject()",
            "tflags REJECTED net",
            "score REJECTED 9");
    assertThat(hits(verdict)).contains("REJECTED", "HELO");
    assertThat(asked()).containsOnlyOnce("example.com");
  }

  private Verdict scan(String effort, String... more) {
    return scanned(MESSAGE, effort, more);
  }

  private Verdict scanned(String message, String effort, String... more) {
    ScannerBuilder builder = Scanner.builder().dns(dns);
    LISTS.forEach(builder::line);
    builder.line("hamlet_dns_effort " + effort);
    List.of(more).forEach(builder::line);
    return builder.build().scan(ScanRequest.of(message.getBytes(ISO_8859_1))).verdict();
  }

  private List<String> asked() {
    return dns.asked().stream().map(DnsQuestion::name).toList();
  }

  private static String hits(Verdict verdict) {
    return java.util.stream.Stream.concat(verdict.hits().stream(), verdict.subHits().stream())
        .map(hit -> hit.rule().text())
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
