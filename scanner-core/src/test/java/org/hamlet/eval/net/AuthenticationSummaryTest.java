package org.hamlet.eval.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hamlet.net.DnsAnswer;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Authentication-Results field that marked messages get (RFC 8601). */
class AuthenticationSummaryTest {

  private static final Path FOLDER = Path.of("src/test/resources");
  private static final String SERVER = "hamlet_authserv_id mx.example.org";
  private static final String HOP =
      """
      Received: from mail.example.com (mail.example.com [192.0.2.1]) by mx.example.org (Postfix) with ESMTP id 1;
       Mon, 23 Nov 2026 10:00:01 +0000
      From: Ann <ann@example.com>
      Subject: words

      Words.
      """;

  @Test
  void allResultsOfASignedMessage() throws IOException {
    String marked =
        marked(
            "Return-Path: <ann@example.com>\n" + HOP.substring(0, HOP.indexOf("From:")) + signed(),
            "example.com TXT \"v=spf1 ip4:192.0.2.1 -all\"",
            "_dmarc.example.com TXT \"v=DMARC1; p=reject\"",
            "sel._domainkey.example.com TXT \"" + key() + "\"");
    assertThat(field(marked))
        .isEqualTo(
            """
            Authentication-Results: mx.example.org;
            \tspf=pass smtp.mailfrom=ann@example.com;
            \tdkim=pass header.d=example.com header.s=sel;
            \tdmarc=pass header.from=example.com;
            \tarc=none
            """);
  }

  @Test
  void messageThatNothingSpeaksFor() {
    String marked =
        marked(
            "Return-Path: <eve@example.net>\n" + HOP,
            "example.net TXT \"v=spf1 -all\"",
            "_dmarc.example.com TXT \"v=DMARC1; p=quarantine\"");
    assertThat(field(marked))
        .contains("spf=fail smtp.mailfrom=eve@example.net;", "dkim=none;")
        .contains("dmarc=fail (p=quarantine) header.from=example.com;");
  }

  @Test
  void bounceIsCheckedByTheNameOfItsServer() {
    assertThat(field(marked("Return-Path: <>\n" + HOP, "mail.example.com TXT \"v=spf1 a -all\"")))
        .contains("spf=fail smtp.helo=mail.example.com;");
  }

  @Test
  void frugalEffortAsksForThePolicyAllTheSame() {
    ScannerBuilder builder =
        builder(List.of("_dmarc.example.com TXT \"v=DMARC1; p=reject\""))
            .line("hamlet_dns_effort frugal");
    assertThat(field(marked(builder, HOP))).contains("dmarc=fail (p=reject)");
  }

  @Test
  void whatCouldNotBeAskedIsUndecided() {
    ScannerBuilder builder =
        Scanner.builder()
            .line(SERVER)
            .dns(
                question ->
                    CompletableFuture.completedFuture(
                        DnsAnswer.without(DnsAnswer.Status.TIMED_OUT)));
    assertThat(field(marked(builder, "Return-Path: <ann@example.com>\n" + HOP)))
        .contains("spf=temperror smtp.mailfrom=ann@example.com;")
        .contains("dmarc=temperror header.from=example.com;");
  }

  @Test
  void withoutANetworkNothingWasChecked() {
    ScannerBuilder local = Scanner.builder().line(SERVER).line("dns_available no");
    assertThat(field(marked(local, HOP)))
        .isEqualTo("Authentication-Results: mx.example.org;\n\tnone\n");
  }

  @Test
  void withoutTheSettingFieldsStayAsTheyAre() {
    String forged = "Authentication-Results: mx.example.org; spf=pass\n";
    assertThat(marked(Scanner.builder().line("dns_available no"), forged + HOP))
        .containsOnlyOnce(forged);
  }

  @Test
  void fieldsThatPretendToBeOursAreTakenOut() {
    String others = "Authentication-Results: other.example.net; spf=pass\n";
    String forged = "Authentication-Results: MX.example.org;\n dkim=pass header.d=bank.example\n";
    assertThat(marked(forged + others + HOP))
        .contains(others)
        .doesNotContain("bank.example")
        .containsOnlyOnce("mx.example.org;\n");
  }

  @Test
  void reportOnSpamHasTheFieldToo() {
    ScannerBuilder builder =
        builder(List.of())
            .line("header SPAM Subject =~ /words/")
            .line("score SPAM 9")
            .line("report_safe 1")
            .line("report_safe_copy_headers Authentication-Results");
    String forged = "Authentication-Results: mx.example.org; dkim=pass header.d=bank.example\n";
    String marked = marked(builder, forged + HOP);
    String header = marked.substring(0, marked.indexOf("\n\n"));
    assertThat(header)
        .contains("Content-Type: multipart/mixed", "Authentication-Results: mx.example.org;\n\t")
        .doesNotContain("bank.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"x; dkim=pass header.d=bank.example; y=\"@example.net",
        "\"dkim=pass\"@example.net"
      })
  void aSenderThatLooksLikeAResultIsToldByItsDomainAlone(String sender) {
    assertThat(field(marked("Return-Path: <" + sender + ">\n" + HOP)))
        .contains(" smtp.mailfrom=example.net;\n")
        .doesNotContain("dkim=pass");
  }

  /** AuthenticationSummary.MAX_VALUE_CHARS. */
  @ParameterizedTest
  @ValueSource(ints = {300, 308, 309})
  void longAddressIsCut(int local) {
    String address = "a".repeat(local) + "@example.net";
    int told = Math.min(AuthenticationSummary.MAX_VALUE_CHARS, address.length());
    assertThat(field(marked("Return-Path: <" + address + ">\n" + HOP)))
        .contains("smtp.mailfrom=" + address.substring(0, told) + ";");
  }

  @Test
  void addressCannotPretendToBeAResult() {
    String field = field(marked("Return-Path: <a;dmarc=pass(@example.net>\n" + HOP));
    assertThat(field).doesNotContainPattern("(?m)^\\tdmarc=pass").contains("dmarc=none");
  }

  private static String field(String marked) {
    int begin = marked.indexOf("Authentication-Results: mx.example.org;");
    int end = begin;
    do {
      end = marked.indexOf('\n', end) + 1;
    } while (marked.charAt(end) == '\t');
    return marked.substring(begin, end);
  }

  private static String marked(String message, String... records) {
    return marked(builder(List.of(records)), message);
  }

  private static String marked(ScannerBuilder builder, String message) {
    ScanRequest request = ScanRequest.of(message.getBytes(ISO_8859_1));
    return new String(builder.build().scan(request).markedMessage(), ISO_8859_1);
  }

  private static ScannerBuilder builder(List<String> records) {
    return Scanner.builder().dns(new RecordsOfTest(new ArrayList<>(records))).line(SERVER);
  }

  private static String signed() throws IOException {
    return Files.readString(FOLDER.resolve("dkim/relaxed-relaxed.eml"), ISO_8859_1);
  }

  private static String key() throws IOException {
    return Files.readString(FOLDER.resolve("dkim/key.txt")).strip();
  }
}
