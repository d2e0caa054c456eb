package org.hamlet.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceivedDateTest {

  private static final long SEED = 20261130L;
  private static final int TEXTS = 60_000;

  /** What it finds, in another form. */
  private static final Pattern DATE =
      Pattern.compile(
          " ?;? ?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(?<!\\d)\\d{1,9} "
              + "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{2,9} "
              + "\\d{1,9}:\\d{1,9}(?::\\d{1,9})? \\S++$");

  private static final String[] PIECES = {
    " ",
    ";",
    "; ",
    " ; ",
    "Mon, ",
    "Sun,",
    "Mo, ",
    "1",
    "30",
    "123456789",
    "0123456789",
    " Nov ",
    "Dec",
    " anF ",
    " 2026 ",
    "99",
    " 10:00:00",
    "10:00",
    ":5",
    " +0000",
    "-0700 (PDT)",
    "x",
    "id "
  };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "by a.example; Mon, 30 Nov 2026 10:00:00 +0000|12",
        "by a.example ; 30 Nov 2026 10:00 GMT|12",
        "by a.example 30 Nov 2026 10:00:00 +0000|12",
        "by a.example; Mon, 30 Nov 2026 10:00:00 +0000 (UTC)|-1",
        "by a.example; 123456789 Nov 2026 10:00:00 +0000|12",
        "by a.example; 1234567890 Nov 2026 10:00:00 +0000|-1",
        "by a.example; 30 Nov 123456789 10:00:00 +0000|12",
        "by a.example; 30 Nov 1234567890 10:00:00 +0000|-1",
        "by anF a.example; 30 Nov 2026 10:00:00 +0000|16",
        "by a.example|-1"
      })
  void dateBeginsHere(String text, int start) {
    assertThat(ReceivedDate.startIn(text)).isEqualTo(start);
  }

  @Test
  void patternFindsTheSame() {
    Random random = new Random(SEED);
    int dates = 0;
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder made = new StringBuilder();
      for (int left = random.nextInt(14); left > 0; left--) {
        made.append(PIECES[random.nextInt(PIECES.length)]);
      }
      if (random.nextBoolean()) {
        made.append(" 3 Nov 2026 10:00:00 +0000");
      }
      String text = made.toString().replaceAll(" +", " ").strip();
      int start = ReceivedDate.startIn(text);
      assertThat(start).as("seed %d: %s", SEED, text).isEqualTo(byPattern(text));
      dates += start < 0 ? 0 : 1;
    }
    System.out.println("seed " + SEED + ": " + dates + " dates");
    assertThat(dates).isPositive();
  }

  private static int byPattern(String text) {
    int from = Math.max(0, text.length() - ReceivedDate.MAX_CHARS);
    Matcher date = DATE.matcher(text).region(from, text.length()).useTransparentBounds(true);
    return date.find() ? date.start() : -1;
  }

  @Test
  void aNumberOfMoreDigitsIsNone() {
    String most = "1".repeat(ReceivedDate.MAX_DIGITS);
    for (String form : List.of("%s Nov 2026 10:00:00", "1 Nov %s 10:00:00", "1 Nov 2026 10:%s:0")) {
      assertThat(ReceivedDate.startIn("by a; " + form.formatted(most) + " GMT")).isEqualTo(4);
      assertThat(ReceivedDate.startIn("by a; " + form.formatted(most + "1") + " GMT")).isNegative();
    }
  }
}
