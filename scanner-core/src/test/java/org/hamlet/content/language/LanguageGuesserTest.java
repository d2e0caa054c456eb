package org.hamlet.content.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.hamlet.message.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What guesses rest on, and texts that SpamAssassin's profiles do not know in UTF-8. */
class LanguageGuesserTest {

  private static final LanguageOptions USUAL = options(3, 0, 1.02);

  private static LanguageOptions options(int maxLanguages, int optimalNgrams, double acceptable) {
    return new LanguageOptions(Set.of(), maxLanguages, optimalNgrams, 400, acceptable);
  }

  @ParameterizedTest
  @CsvSource({
    "el, Το ποτάμι ήταν ψηλά αυτή την άνοιξη και οι αγρότες μετέφεραν τα ζώα τους στον λόφο.",
    "he, הנהר היה גבוה באביב הזה ולכן העבירו האיכרים את בעלי החיים שלהם אל הגבעה.",
    "ko, 올해 봄에는 강물이 많이 불어서 농부들은 비가 다시 내리기 전에 가축을 언덕으로 옮겼습니다.",
    "uk, Цієї весни річка була високою тому селяни перевели своїх тварин на пагорб.",
    "zh.gb2312, 今年春天河水很高，所以农民们在下雨之前把动物赶到了山上，村里没有人记得这样的一年。",
    "zh.big5, 今年春天河水很高，所以農民們在下雨之前把動物趕到了山上，村裡沒有人記得這樣的一年。"
  })
  void theScriptDecidesToo(String language, String sentence) {
    assertThat(guess(sentence.repeat(4), USUAL).languages()).startsWith(language);
  }

  @Test
  void addressesAndNumbersAreNoText() {
    String links = "http://www.example.com/the/and/of 2020-01-01 a@example.com ".repeat(20);
    assertThat(guess(links, USUAL)).isEqualTo(LanguageGuess.UNKNOWN);
  }

  @Test
  void tooManyLanguagesAreNone() {
    String text = "the river was high this spring and the farmers were on the hill ".repeat(6);
    assertThat(guess(text, options(1, 0, 1.0)).languages()).containsExactly("en");
    assertThat(guess(text, options(3, 0, 9.0)).languages()).isEmpty();
    assertThat(guess(text, options(99, 0, 9.0)).languages()).hasSizeGreaterThan(60);
  }

  @Test
  void rareNgramsCanBeLeftOut() {
    String text = "the river was high this spring and the farmers were on the hill ".repeat(6);
    assertThat(guess(text, options(3, 1_000, 1.02))).isEqualTo(LanguageGuess.UNKNOWN);
  }

  @Test
  void looksAtNoMoreBytesThanTheLimit() {
    String german = "Der Fluss war in diesem Frühling hoch und die Bauern zogen auf den Hügel. ";
    String first = german.repeat(1 + LanguageGuesser.MAX_TEXT_BYTES / german.length());
    String later =
        "The river was high this spring and the farmers moved up the hill. ".repeat(2_000);
    assertThat(guess(first + later, USUAL)).isEqualTo(guess(first, USUAL));
  }

  private static LanguageGuess guess(String text, LanguageOptions options) {
    return LanguageGuesser.guess(List.of(Bytes.ofUtf8(text)), options);
  }
}
