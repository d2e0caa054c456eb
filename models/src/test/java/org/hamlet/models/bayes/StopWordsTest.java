package org.hamlet.models.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hamlet.regex.MatchBudget;
import org.hamlet.scanner.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns that anyone may write say which tokens are too common. */
class StopWordsTest {

  /** Captures what is wanted again, so that every way to share the letters out is tried. */
  private static final String SLOW = "(a*)".repeat(9) + "b\\1\\2\\3\\4\\5\\6\\7\\8\\9";

  private static final String SLOW_TOKEN = "a".repeat(21) + "b" + "a".repeat(10);

  private static StopWords words(String pattern) {
    return StopWords.of(
        Scanner.builder().local(true).line("bayes_stopword_en " + pattern).build().settings());
  }

  private static StopWords.Search search(String pattern) {
    return words(pattern).search();
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

  @Test
  void aLongTokenIsNoStopWord() {
    String longest = "a".repeat(StopWords.MAX_BYTES);
    assertThat(search("a+").contains(longest)).isTrue();
    assertThat(search("a+").contains(longest + "a")).isFalse();
  }

  /** Each takes longer than {@link StopWords#PER_TOKEN} would be if it were nothing. */
  @Test
  void afterSoManySlowTokensNoneIsAStopWord() {
    StopWords.Search search =
        words("the|" + SLOW).search(MatchBudget.of(Duration.ZERO, StopWords.PER_MESSAGE));
    for (int i = 0; i < StopWords.MAX_TIMEOUTS; i++) {
      assertThat(search.contains("the")).as("after %d", i).isTrue();
      assertThat(search.contains(SLOW_TOKEN)).isFalse();
    }
    assertThat(search.contains("the")).isFalse();
  }

  @Test
  void oneSlowTokenTakesNoMoreThanItsTime() {
    long start = System.nanoTime();
    assertThat(search(SLOW).contains(SLOW_TOKEN)).isFalse();
    assertThat(System.nanoTime() - start)
        .isBetween(StopWords.PER_TOKEN.toNanos(), StopWords.PER_MESSAGE.toNanos());
  }

  @Test
  void aPatternWithoutEndTakesNoMoreThanItsTime() {
    StopWords.Search slow = search(SLOW);
    long end = System.nanoTime() + StopWords.PER_MESSAGE.multipliedBy(4).toNanos();
    for (int i = 0; i < 60_000; i++) {
      assertThat(slow.contains(SLOW_TOKEN)).isFalse();
    }
    assertThat(System.nanoTime()).isLessThan(end);
  }
}
