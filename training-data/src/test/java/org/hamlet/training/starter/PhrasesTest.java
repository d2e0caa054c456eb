package org.hamlet.training.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hamlet.verdict.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhrasesTest {

  private static final long SEED = 7;
  private static final int MIN_KINDS = 200;

  private static final Path PHRASES = Path.of("src/main/resources/phrases");

  private static List<Phrases> kinds(Label label) throws IOException {
    return Phrases.readAll(PHRASES.resolve(label.name().toLowerCase(Locale.ROOT)), label);
  }

  /** Bytes of the files of each tongue, which the first two letters of a file name. */
  private static Map<String, Long> bytesOfTongues(String folder) throws IOException {
    Map<String, Long> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.list(PHRASES.resolve(folder))) {
      for (Path file : files.toList()) {
        bytes.merge(file.getFileName().toString().substring(0, 2), Files.size(file), Long::sum);
      }
    }
    return bytes;
  }

  @ParameterizedTest
  @EnumSource(Label.class)
  void everyPlaceAndChoiceIsFilled(Label label) throws IOException {
    Random chance = new Random(SEED);
    for (Phrases kind : kinds(label)) {
      for (int i = 0; i < 20; i++) {
        Phrases.Written written = kind.write(chance);
        assertThat(written.body()).as(kind.name()).doesNotContain("{", "}", "|", "@name", "@link");
        assertThat(written.subject()).as(kind.name()).doesNotContain("{", "}").isNotBlank();
      }
    }
  }

  @Test
  void hamAndSpamHaveAboutAsManyKindsAndEachItsOwnName() throws IOException {
    Set<String> names = new HashSet<>();
    for (Label label : Label.values()) {
      List<Phrases> kinds = kinds(label);
      assertThat(kinds).hasSizeBetween(MIN_KINDS, 2 * MIN_KINDS);
      for (Phrases kind : kinds) {
        assertThat(names.add(kind.name())).as(kind.name()).isTrue();
      }
    }
  }

  @Test
  void aTongueHasHamAndSpamAlike() throws IOException {
    Map<String, Long> ham = bytesOfTongues("ham");
    Map<String, Long> spam = bytesOfTongues("spam");
    assertThat(ham.keySet()).isEqualTo(spam.keySet()).hasSizeGreaterThanOrEqualTo(28);
    ham.forEach(
        (tongue, bytes) ->
            assertThat(bytes / (double) spam.get(tongue)).as(tongue).isBetween(0.6, 1.5));
  }

  @Test
  void theSameSeedWritesTheSame() throws IOException {
    Phrases kind = kinds(Label.HAM).get(0);
    assertThat(kind.write(new Random(SEED))).isEqualTo(kind.write(new Random(SEED)));
  }
}
