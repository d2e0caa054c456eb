package org.hamlet.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressShapeTest {

  private static final int SEED = 20261130;
  private static final int TEXTS = 50_000;
  private static final String SIGNS = "()\\\\a \"";

  @ParameterizedTest
  @CsvSource({
    "a(b)c, ac",
    "a(b(c)d, a(bd",
    "(\\)), ''",
    "a(\\(b, a(\\(b",
    "(a\\, (a\\",
    "a)b, a)b"
  })
  void commentsAreTakenAway(String text, String rest) {
    assertThat(AddressShape.withoutComments(text)).isEqualTo(rest);
  }

  @Test
  void takesAwayWhatCommentEndSays() {
    Random random = new Random(SEED);
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(20); left > 0; left--) {
        text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
      String given = text.toString();
      assertThat(AddressShape.withoutComments(given))
          .as("seed %d", SEED)
          .isEqualTo(oneByOne(given));
    }
  }

  /** Megabytes of comments that never end, each of which might begin one. */
  @ParameterizedTest
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  @ValueSource(strings = {"\\(", "(", "\\((", "(\\"})
  void isLinear(String piece) {
    String text = piece.repeat(1_000_000);
    assertThat(AddressShape.withoutComments("(" + text)).isEqualTo("(" + text);
  }

  private static String oneByOne(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = AddressShape.commentEnd(text, at);
      if (end < 0) {
        out.append(text.charAt(at++));
      } else {
        at = end;
      }
    }
    return out.toString();
  }
}
