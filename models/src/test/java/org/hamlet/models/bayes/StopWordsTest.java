package org.hamlet.models.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import org.hamlet.scanner.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns that anyone may write say which tokens are too common. */
class StopWordsTest {

  private static StopWords.Search search(String pattern) {
    return StopWords.of(
            Scanner.builder().local(true).line("bayes_stopword_en " + pattern).build().settings())
        .search();
  }

  @ParameterizedTest
  @CsvSource({
    "the, true",
    "THE, true",
    "and, true",
    "them, false",
    "bathe, false",
    "th\u00c4e, false"
  })
  void aWholeTokenIsMatchedWithoutCase(String token, boolean expected) {
    assertThat(search("(?:the|and)").contains(token)).isEqualTo(expected);
    assertThat(search("(?^:the|and)").contains(token)).isEqualTo(expected);
    assertThat(search("the|and").contains(token)).isEqualTo(expected);
  }

  @Test
  void whatIsNoPatternIsLeftOut() {
    assertThat(search("(the").contains("the")).isFalse();
  }

  /** In java.util.regex one such token takes longer than any scan may. */
  @Test
  void aPatternWithoutEndTakesNoMoreThanItsTime() {
    StopWords.Search slow = search("(?:(?:a|aa)+)+\\1?(?=(?:(?:a|aa)+)+c).*");
    long end = System.nanoTime() + StopWords.PER_MESSAGE.multipliedBy(4).toNanos();
    for (int i = 0; i < 60_000; i++) {
      assertThat(slow.contains("a".repeat(30) + "b")).isFalse();
    }
    assertThat(System.nanoTime()).isLessThan(end);
  }
}
