package org.hamlet.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What rules see of Authentication-Results fields: hits recorded of SpamAssassin 4.0.1. */
class AuthResEvalsTest {

  private static final String MX = "mx.example.org; spf=pass; dkim=fail; dkim=pass";
  private static final String EVIL = "evil.example; spf=fail; dkim=none";

  static Stream<String[]> forms() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/eval/authres.cases")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void resultsAreThoseOfSpamAssassin(String value, String expected) {
    List<String> results = new ArrayList<>();
    AuthenticationResults.read(" " + value)
        .ifPresent(
            all ->
                all.results()
                    .forEach(
                        (method, found) ->
                            results.add(
                                method + "=" + (found.contains("pass") ? "pass" : found.get(0)))));
    assertThat(String.join(" ", results.stream().sorted().toList())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'', mx internal external, dkim=pass spf=pass",
    "'', internal mx external, dkim=pass spf=pass",
    "'', internal external evil, dkim=missing spf=missing",
    "'', mx internal external evil, dkim=pass spf=pass",
    "authres_networks trusted, internal external evil, dkim=missing spf=missing",
    "'', internal trusted mx external, dkim=missing spf=missing",
    "authres_networks trusted, internal trusted mx external, dkim=pass spf=pass",
    "authres_networks all, internal external evil, dkim=none spf=fail",
    "'', mx, dkim=pass spf=pass",
    "authres_trusted_authserv mx.example.org, evil mx external, dkim=pass spf=pass",
    "authres_trusted_authserv MX.Example.org, evil mx external, dkim=pass spf=pass",
    "authres_trusted_authserv other.example.org, mx external, dkim=missing spf=missing",
    "authres_ignored_authserv a.example evil.example, mx evil external, dkim=pass spf=pass",
    "authres_ignored_authserv evil.example, evil external, dkim=missing spf=missing",
    "'', evil mx external, dkim=pass spf=pass"
  })
  void fieldsOfOurOwnServersCount(String line, String fields, String expected) {
    ScannerBuilder builder = scanner().line(line);
    List<String> text = new ArrayList<>();
    for (String field : fields.split(" ")) {
      text.add(
          switch (field) {
            case "internal" -> received("198.51.100.1");
            case "trusted" -> received("198.51.100.2");
            case "external" -> received("192.0.2.1");
            case "mx" -> "Authentication-Results: " + MX;
            default -> "Authentication-Results: " + EVIL;
          });
    }
    assertThat(hits(builder, text)).isEqualTo(expected);
  }

  @Test
  void fieldsAreLimited() {
    List<String> fields = new ArrayList<>();
    for (int i = 1; i < AuthResEvals.MAX_FIELDS; i++) {
      fields.add("Authentication-Results: mx.example.org; none");
    }
    fields.add("Authentication-Results: mx.example.org; spf=pass");
    assertThat(hits(scanner(), fields)).isEqualTo("dkim=missing spf=pass");
    fields.add(0, "Authentication-Results: mx.example.org; none");
    assertThat(hits(scanner(), fields)).isEqualTo("dkim=missing spf=missing");
  }

  @Test
  void hostileFieldTakesNoTime() {
    String longest = "(".repeat(4000) + "a; spf=pass " + "x ,".repeat(1000);
    assertThat(AuthenticationResults.read(longest)).isEmpty();
    assertThat(AuthenticationResults.read("a;" + "(a(b(c)".repeat(1100))).isEmpty();
  }

  private static String received(String ip) {
    return "Received: from h.example.org (h.example.org [%s]) by mx.example.org (Postfix) with ESMTP id 1;\n Mon, 23 Nov 2026 10:00:01 +0000"
        .formatted(ip);
  }

  private static ScannerBuilder scanner() {
    ScannerBuilder builder = Scanner.builder().local(true);
    builder.line("internal_networks 198.51.100.1");
    builder.line("trusted_networks 198.51.100.1 198.51.100.2");
    for (String method : List.of("spf", "dkim")) {
      for (String result : List.of("pass", "fail", "none", "missing")) {
        builder.line(
            "header %s_%s eval:check_authres_result('%s', '%s')"
                .formatted(method, result, method, result));
      }
    }
    return builder;
  }

  private static String hits(ScannerBuilder builder, List<String> fields) {
    String text = String.join("\n", fields) + "\nFrom: a@example.com\n\nbody\n";
    ScanRequest request = ScanRequest.of(text.getBytes(StandardCharsets.ISO_8859_1));
    return String.join(
        " ",
        builder.build().scan(request).verdict().hits().stream()
            .map(hit -> hit.rule().text().replace('_', '='))
            .sorted()
            .toList());
  }
}
