package org.hamlet.models.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.models.disk.Settler;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Classification;
import org.hamlet.verdict.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearModelsTest {

  @TempDir private Path folder;

  private static ClassifierInput ham(int number) {
    return Inputs.of("From: friend@example.com\nSubject: garden " + number + "\n\nthe ladder\n");
  }

  private static ClassifierInput spam(int number) {
    return Inputs.of("From: shop@example.org\nSubject: offer " + number + "\n\ncheap pills\n");
  }

  private LinearModels models() {
    return new LinearModels(user -> folder.resolve(user.orElse("all")), new Settler());
  }

  private static void teach(LinearModels models, int each) throws IOException {
    for (int i = 0; i < each; i++) {
      models.learn(ham(i), Label.HAM);
      models.learn(spam(i), Label.SPAM);
    }
  }

  @Test
  void isAskedWhenEnoughOfBothWasLearned() throws IOException {
    try (LinearModels models = models()) {
      teach(models, 19);
      assertThat(models.ready(Settings.defaults(), Optional.empty())).isFalse();
      teach(models, 1);
      assertThat(models.ready(Settings.defaults(), Optional.empty())).isTrue();
    }
  }

  @Test
  void tellsSpamFromHamAndWhy() throws IOException {
    try (LinearModels models = models()) {
      teach(models, 20);
      Classification said = models.classify(spam(99)).orElseThrow();
      assertThat(said.probability()).isGreaterThan(0.9);
      List<String> texts = said.features().stream().map(Classification.Feature::text).toList();
      assertThat(texts).contains("cheap pills", "from: shop@example");
      assertThat(said.features().get(0).weight()).isPositive();
      assertThat(said.opinions())
          .extracting(Classification.Opinion::by)
          .containsExactly("header bytes", "body bytes", "words");
      assertThat(models.classify(ham(99)).orElseThrow().probability()).isLessThan(0.1);
    }
  }

  @Test
  void usersHaveModelsOfTheirOwn() throws IOException {
    try (LinearModels models = models()) {
      teach(models, 20);
      assertThat(models.ready(Settings.defaults(), Optional.of("someone"))).isFalse();
    }
  }

  private static ClassifierInput of(String user) {
    ClassifierInput all = ham(1);
    return new ClassifierInput(
        all.message(), all.relays(), all.texts(), all.settings(), Optional.of(user));
  }

  /** What is closed is marked so, behind all that was learned. */
  @Test
  void theOneNotAskedLongestIsClosedByOneTooMany() throws IOException {
    try (LinearModels models = models()) {
      for (int i = 0; i < LinearModels.MAX_OPEN; i++) {
        models.learn(of("user" + i), Label.HAM);
      }
      Path journal = folder.resolve("user0.journal");
      long open = Files.size(journal);
      models.learn(of("one more"), Label.HAM);
      assertThat(journal).hasSize(open + 12);
      assertThat(folder.resolve("user1.journal")).hasSize(open);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 14", "65536, 14", "1048576, 18", "2097152, 19", "4194303, 19", "99999999999, 22"})
  void theTableIsTheLargestThatFits(long bytes, int bits) {
    assertThat(LinearModels.bits(bytes)).isEqualTo(bits);
  }
}
