package org.hamlet.models.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hamlet.scanner.LintProblem;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.RuleName;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedRulesTest {

  private static final Path MESSAGES = Path.of("../training-data/src/main/resources/messages");
  private static final Path TEXTS = Path.of("src/test/resources/org/hamlet/models/rules/hits.tsv");
  private static final Scanner SCANNER = ShippedRules.addTo(Scanner.builder()).local(true).build();

  @Test
  void theIndexNamesEveryFile() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/org/hamlet/models/rules"))) {
      List<String> names = files.map(f -> f.getFileName().toString()).sorted().toList();
      assertThat(ShippedRules.files())
          .containsExactlyElementsOf(names.stream().filter(n -> n.endsWith(".cf")).toList());
    }
  }

  @Test
  void loadWithoutAProblem() {
    assertThat(SCANNER.problems().stream().map(LintProblem::text)).isEmpty();
  }

  static List<Path> ham() throws IOException {
    try (Stream<Path> files = Files.list(MESSAGES.resolve("ham"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("ham")
  void spareHam(Path message) throws IOException {
    assertThat(scan(message).spam()).isFalse();
  }

  @Test
  void catchMostSpamWithoutLearningOrNetwork() throws IOException {
    try (Stream<Path> files = Files.list(MESSAGES.resolve("spam"))) {
      List<Path> spam = files.toList();
      List<Path> missed = spam.stream().filter(m -> !scanUnchecked(m).spam()).sorted().toList();
      System.out.printf(
          "shipped rules: %d of %d spam missed: %s%n", missed.size(), spam.size(), missed);
      assertThat(missed).hasSizeLessThan(spam.size() / 2);
    }
  }

  @Test
  void knowTheTestStringOfAllFilters() throws IOException {
    Verdict verdict = scan(MESSAGES.resolve("spam/gtube.eml"));
    assertThat(verdict.hit(new RuleName("GTUBE"))).isPresent();
    assertThat(verdict.score()).isGreaterThan(900);
  }

  static List<Arguments> texts() throws IOException {
    try (Stream<String> lines = Files.lines(TEXTS)) {
      return lines
          .filter(line -> !line.startsWith("#"))
          .map(line -> Arguments.of((Object[]) line.split("\t", -1)))
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void hitTheirTextAndNotOneLikeIt(String rule, String place, String hit, String left) {
    assertThat(scan(message(place, hit)).hit(new RuleName(rule))).as(hit).isPresent();
    assertThat(scan(message(place, left)).hit(new RuleName(rule))).as(left).isEmpty();
  }

  /** A message that has the text where it belongs: in the body, or in the fields that are named. */
  private static byte[] message(String place, String text) {
    StringBuilder message = new StringBuilder("Date: Mon, 30 Nov 2026 09:00:00 +0000\n");
    if (!place.equals("Body")) {
      String[] fields = place.split("\\|");
      String[] values = text.split("\\|");
      for (int i = 0; i < fields.length; i++) {
        message.append(fields[i]).append(": ").append(values[i]).append('\n');
      }
    }
    message.append("MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n");
    message.append("Content-Transfer-Encoding: 8bit\n\n");
    message.append(place.equals("Body") ? text : "Hello").append('\n');
    return message.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Verdict scan(byte[] message) {
    return SCANNER.scan(ScanRequest.of(message)).verdict();
  }

  private static Verdict scan(Path message) throws IOException {
    return scan(Files.readAllBytes(message));
  }

  private static Verdict scanUnchecked(Path message) {
    try {
      return scan(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
