package org.hamlet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamlet.classify.Classifier;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.rule.Settings;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.Classification;
import org.junit.jupiter.api.Test;

/**
 * Messages held out for tests are none that the starter was trained with, nor made of its phrases.
 */
class HeldOutMessagesTest {

  private static final Path RESOURCES = Path.of("src/main/resources");

  /** Words in a row that two texts share only when one was copied. */
  private static final int SHINGLE = 8;

  /** Takes the text that a reader sees. */
  private static final class Reader implements Classifier {
    private String text = "";

    @Override
    public boolean ready(Settings settings, Optional<String> user) {
      return true;
    }

    @Override
    public Optional<Classification> classify(ClassifierInput input) {
      text =
          input.texts().visibleBody().stream()
              .map(p -> new String(p.array(), p.offset(), p.length(), StandardCharsets.UTF_8))
              .collect(Collectors.joining(" "));
      return Optional.empty();
    }
  }

  private static final Reader READER = new Reader();
  private static final Scanner SCANNER =
      Scanner.builder()
          .line("body BAYES_ANY eval:check_bayes('0.00','1.00')")
          .local(true)
          .classifier(READER)
          .build();

  private static List<Path> files(String folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
      return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static Set<String> shingles(String text) {
    String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
    Set<String> shingles = new TreeSet<>();
    for (int i = 0; i + SHINGLE <= words.length; i++) {
      shingles.add(String.join(" ", Arrays.copyOfRange(words, i, i + SHINGLE)));
    }
    return shingles;
  }

  private static Set<String> shinglesOf(Path message) throws IOException {
    READER.text = "";
    SCANNER.classify(ScanRequest.of(Files.readAllBytes(message)));
    assertThat(READER.text).as(message.toString()).isNotBlank();
    return shingles(READER.text);
  }

  @Test
  void noSentenceOfThemWasTrainedWith() throws IOException {
    Set<String> trained = new TreeSet<>();
    for (Path message : files("messages", ".eml")) {
      SCANNER.classify(ScanRequest.of(Files.readAllBytes(message)));
      trained.addAll(shingles(READER.text));
    }
    for (Path phrases : files("phrases", ".txt")) {
      for (String line : Files.readAllLines(phrases)) {
        trained.addAll(shingles(line.replaceAll("[{}|]", " ")));
      }
    }
    assertThat(trained).hasSizeGreaterThan(10_000);
    for (Path message : files("held-out", ".eml")) {
      Set<String> shared = shinglesOf(message);
      shared.retainAll(trained);
      assertThat(shared).as(message.toString()).isEmpty();
    }
  }

  @Test
  void thereAreSomeOfEachKind() throws IOException {
    assertThat(files("held-out/ham", ".eml")).hasSizeGreaterThanOrEqualTo(30);
    assertThat(files("held-out/spam", ".eml")).hasSizeGreaterThanOrEqualTo(30);
  }
}
