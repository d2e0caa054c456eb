package org.hamlet.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hamlet.models.rules.ShippedRules;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.hamlet.verdict.Classification;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fresh installation, nothing learned yet. */
class FirstDayTest {

  /** None of them was trained with. */
  private static final Path MESSAGES = Path.of("../training-data/src/main/resources/held-out");

  /** Where spam begins unless configured. */
  private static final double REQUIRED = 5;

  /** Wanted mail is not only spared but far from the border, most of it. */
  private static final double USUAL_HAM = 1;

  @TempDir private Path directory;

  private static List<byte[]> messages(String kind) throws IOException {
    try (Stream<Path> files = Files.list(MESSAGES.resolve(kind))) {
      List<Path> sorted = files.filter(f -> f.toString().endsWith(".eml")).sorted().toList();
      return sorted.stream().map(FirstDayTest::bytes).toList();
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean saysBayes(Scanner scanner, byte[] message) {
    return scanner.scan(ScanRequest.of(message)).verdict().hits().stream()
        .map(Hit::rule)
        .anyMatch(rule -> rule.text().startsWith("BAYES_"));
  }

  private static double points(Scanner scanner, byte[] message) {
    return scanner.scan(ScanRequest.of(message)).verdict().score();
  }

  @Test
  void sparesHamByFarAndCatchesMostSpam() throws IOException {
    try (LearnedState state = LearnedState.in(directory)) {
      Scanner scanner =
          state
              .addTo(ShippedRules.addTo(Scanner.builder()))
              .line("freemail_domains freemail.example")
              .local(true)
              .build();
      List<Double> ham = new ArrayList<>();
      for (byte[] message : messages("ham")) {
        ham.add(points(scanner, message));
        assertThat(ham.get(ham.size() - 1))
            .as(new String(message, StandardCharsets.ISO_8859_1))
            .isLessThan(REQUIRED);
      }
      Collections.sort(ham);
      List<byte[]> spam = messages("spam");
      long caught = spam.stream().filter(m -> points(scanner, m) >= REQUIRED).count();
      System.out.printf(
          "first day: %d ham, median %.2f, most %.2f; %d of %d spam caught%n",
          ham.size(), ham.get(ham.size() / 2), ham.get(ham.size() - 1), caught, spam.size());
      assertThat(ham.get(ham.size() / 2)).isLessThan(USUAL_HAM);
      assertThat(caught).isGreaterThanOrEqualTo(spam.size() * 9L / 10);
    }
  }

  @Test
  void withTheStarterOffNoBayesRuleHits() throws IOException {
    try (LearnedState state = LearnedState.in(directory)) {
      Scanner scanner =
          state
              .addTo(ShippedRules.addTo(Scanner.builder()))
              .line("hamlet_starter 0")
              .local(true)
              .build();
      assertThat(messages("spam")).noneMatch(message -> saysBayes(scanner, message));
    }
  }

  @Test
  void rulesThatDoNotAskForTheStarterGetNone() throws IOException {
    ScannerBuilder foreign =
        Scanner.builder().line("body BAYES_ANY eval:check_bayes('0.00','1.00')").local(true);
    try (LearnedState state = LearnedState.in(directory)) {
      Scanner scanner = state.addTo(foreign).build();
      assertThat(messages("spam")).noneMatch(message -> saysBayes(scanner, message));
    }
  }

  @Test
  void theStarterFadesAsMessagesAreLearned() throws IOException {
    assertThat(Fusion.starterShare(0)).isEqualTo(1);
    assertThat(Fusion.starterShare((long) Fusion.STARTER_HALF)).isEqualTo(0.5);
    assertThat(Fusion.starterShare(1_000_000)).isZero();
  }

  @Test
  void whatIsLearnedOverrulesTheStarter() throws IOException {
    byte[] spam = messages("spam").get(0);
    try (LearnedState state = LearnedState.in(directory)) {
      Scanner scanner =
          state
              .addTo(ShippedRules.addTo(Scanner.builder()))
              .line("bayes_min_ham_num 1")
              .line("bayes_min_spam_num 1")
              .line("hamlet_model_min_num 1")
              .local(true)
              .build();
      double before = probability(scanner, spam);
      scanner.learn(ScanRequest.of(messages("spam").get(1)), Label.SPAM);
      scanner.learn(ScanRequest.of(spam), Label.HAM);
      assertThat(probability(scanner, spam)).isLessThan(before);
    }
  }

  private static double probability(Scanner scanner, byte[] message) {
    Optional<Classification> said = scanner.classify(ScanRequest.of(message));
    return said.orElseThrow().probability();
  }
}
