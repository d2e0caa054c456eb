package org.hamlet.models.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hamlet.message.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordReaderTest {

  private static List<String> found(String text, int reach, int most) {
    List<String> found = new ArrayList<>();
    FeatureSink sink =
        (hash, kind, bytes, from, to) ->
            found.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    new WordReader(sink, "", 1, reach, most).read(Bytes.ofUtf8(text), 1_000);
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "one, one",
    "one two three, one|two|one two|three|two three|one two three",
    "'Win $500 now!', Win|$500|Win $500|now!|$500 now!|Win $500 now!",
    "'a, b', 'a|b|a, b'",
    "-- ., --",
    "Grüße, Grüße"
  })
  void wordsAndEachWithTheTwoBefore(String text, String expected) {
    assertThat(found(text, 2, 100).stream().collect(Collectors.joining("|"))).isEqualTo(expected);
  }

  @Test
  void runsWithoutSpacesCountTwoCharactersAtATime() {
    assertThat(found("免费领取大奖", 0, 100)).containsExactly("免费", "费领", "领取", "取大", "大奖", "免费领取大奖");
  }

  @Test
  void aRunAsLongAsAWordIsOne() {
    String longest = "\u00e4".repeat(WordReader.MAX_UNSPACED_BYTES / 2);
    assertThat(found(longest, 0, 100)).containsExactly(longest);
    assertThat(found(longest + "x", 0, 100)).contains("\u00e4\u00e4", "\u00e4x", longest + "x");
  }

  @Test
  void capitalsDoNotMatter() {
    List<Integer> hashes = new ArrayList<>();
    FeatureSink sink = (hash, kind, bytes, from, to) -> hashes.add(hash);
    new WordReader(sink, "", 1, 0, 9).read(Bytes.ofUtf8("Free FREE free"), 100);
    assertThat(hashes).hasSize(3).containsOnly(hashes.get(0));
  }

  @Test
  void whatEndsAWordMatters() {
    List<Integer> hashes = new ArrayList<>();
    FeatureSink sink = (hash, kind, bytes, from, to) -> hashes.add(hash);
    new WordReader(sink, "", 1, 0, 9).read(Bytes.ofUtf8("name@ name= name."), 100);
    assertThat(hashes).doesNotHaveDuplicates();
  }

  @Test
  void longWordsAreCut() {
    assertThat(found("x".repeat(WordReader.MAX_WORD_BYTES + 3), 0, 9))
        .containsExactly("x".repeat(WordReader.MAX_WORD_BYTES), "xxx");
  }

  @Test
  void stopsAfterSoManyWords() {
    assertThat(found("a b c d", 0, 3)).containsExactly("a", "b", "c");
  }
}
