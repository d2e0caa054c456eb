package org.hamlet.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DateFormTest {

  private static final List<String> PATTERNS =
      List.of("EEE MMM d HH:mm:ss yyyy", "EEE, dd MMM yyyy HH:mm:ss Z", "MMMEEE", "yyyy");

  @Test
  void everyDayOfAYearIsWrittenAsJavaWritesItInEnglish() {
    ZonedDateTime day =
        ZonedDateTime.of(2024, 1, 1, 23, 4, 5, 0, ZoneOffset.ofHoursMinutes(-3, -30));
    for (int i = 0; i < 366; i++) {
      for (String pattern : PATTERNS) {
        assertThat(DateForm.of(pattern).format(day.plusDays(i)))
            .isEqualTo(
                DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(day.plusDays(i)));
      }
    }
  }

  @Test
  void aLetterWithoutMeaningIsRefused() {
    assertThatThrownBy(() -> DateForm.of("EEE b")).isInstanceOf(IllegalArgumentException.class);
  }
}
