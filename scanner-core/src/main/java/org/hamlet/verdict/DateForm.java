package org.hamlet.verdict;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Forms of dates with the names of RFC 5322 (section 3.3). Java takes such names, as {@link
 * TextStyle#SHORT}, from its data of all languages: a hundred classes and a megabyte for nineteen
 * words.
 */
public final class DateForm {

  private static final Map<Long, String> DAYS =
      numbered(List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"));
  private static final Map<Long, String> MONTHS =
      numbered(
          List.of(
              "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"));

  private DateForm() {}

  /**
   * Makes a formatter.
   *
   * @param pattern as {@link DateTimeFormatter} has them; names are those of {@code EEE}, the day
   *     of the week, and {@code MMM}, the month
   * @return immutable, for any thread
   * @throws IllegalArgumentException the pattern has a letter without meaning
   */
  public static DateTimeFormatter of(String pattern) {
    DateTimeFormatterBuilder form = new DateTimeFormatterBuilder();
    for (String part : pattern.split("(?<=EEE|MMM)|(?=EEE|MMM)")) {
      switch (part) {
        case "EEE" -> form.appendText(ChronoField.DAY_OF_WEEK, DAYS);
        case "MMM" -> form.appendText(ChronoField.MONTH_OF_YEAR, MONTHS);
        default -> form.appendPattern(part);
      }
    }
    return form.toFormatter(Locale.ROOT);
  }

  private static Map<Long, String> numbered(List<String> names) {
    Map<Long, String> numbered = new LinkedHashMap<>();
    for (String name : names) {
      numbered.put(numbered.size() + 1L, name);
    }
    return numbered;
  }
}
