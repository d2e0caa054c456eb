package org.hamlet.models.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Free MONEY, free! | free money free!",
        "it's 'quoted' -- so-called | it's quoted so-called",
        "call 555 1234 | call number of 3 number of 4",
        "\u0417\u0430\u0440\u0430\u0431\u043E\u0442\u043E\u043A | \u0437\u0430\u0440\u0430\u0431\u043E\u0442\u043E\u043A",
        "\u53D1\u7968\u4F18\u60E0 | \u53D1\u7968 \u53D1\u7968\u4F18 \u7968\u4F18 \u7968\u4F18\u60E0 \u4F18\u60E0",
        "abc\u53D1\u7968 | abc \u53D1\u7968",
      })
  void become(String text, String features) {
    Set<String> found = new LinkedHashSet<>();
    TextWords.add(text, "", 100, found);
    assertThat(String.join(" ", found)).isEqualTo(features);
  }

  @Test
  void noMoreWordsThanTheLimitAreTaken() {
    Set<String> found = new LinkedHashSet<>();
    assertThat(TextWords.add("a b c d", "", 3, found)).isEqualTo(3);
    assertThat(found).containsExactly("a", "b", "c");
  }

  @Test
  void aWordLongerThanTheLimitIsCutIntoSeveral() {
    Set<String> found = new LinkedHashSet<>();
    TextWords.add("x".repeat(TextWords.MAX_WORD_CHARS + 1), "", 10, found);
    assertThat(List.copyOf(found)).containsExactly("x".repeat(TextWords.MAX_WORD_CHARS), "x");
  }
}
