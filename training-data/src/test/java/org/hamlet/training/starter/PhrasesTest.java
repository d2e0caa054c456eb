package org.hamlet.training.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hamlet.verdict.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {

  private static final long SEED = 7;

  private static List<Phrases> kinds(String file) throws IOException {
    return Phrases.read(Path.of("src/main/resources/phrases", file), Label.HAM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-spam.txt", "en-ham.txt", "others-spam.txt", "others-ham.txt"})
  void everyPlaceAndChoiceIsFilled(String file) throws IOException {
    Random chance = new Random(SEED);
    for (Phrases kind : kinds(file)) {
      for (int i = 0; i < 20; i++) {
        Phrases.Written written = kind.write(chance);
        assertThat(written.body()).as(kind.name()).doesNotContain("{", "}", "@name", "@link");
        assertThat(written.subject()).as(kind.name()).doesNotContain("{", "}").isNotBlank();
      }
    }
  }

  @Test
  void hamAndSpamHaveAsManyKindsAndEachItsOwnName() throws IOException {
    Set<String> names = new HashSet<>();
    int spam = 0;
    int ham = 0;
    for (String tongue : List.of("en", "others")) {
      for (Phrases kind : kinds(tongue + "-spam.txt")) {
        assertThat(names.add("spam " + kind.name())).isTrue();
        spam++;
      }
      for (Phrases kind : kinds(tongue + "-ham.txt")) {
        assertThat(names.add("ham " + kind.name())).isTrue();
        ham++;
      }
    }
    assertThat(spam).isGreaterThanOrEqualTo(45);
    assertThat(ham).isGreaterThanOrEqualTo(45);
  }

  @Test
  void theSameSeedWritesTheSame() throws IOException {
    Phrases kind = kinds("en-ham.txt").get(0);
    assertThat(kind.write(new Random(SEED))).isEqualTo(kind.write(new Random(SEED)));
  }
}
