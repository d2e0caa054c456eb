package org.hamlet.models.bayes;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.message.HeaderField;

/**
 * When a message was received, as the header says: the date of the last Received field to be added
 * that has one, else Date (RFC 5322 section 3.3, as freely as it is written).
 */
final class ReceiveTime {

  private static final long MAX_AHEAD_SECONDS = 86_400;
  private static final int MAX_FIELDS = 100;
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{1,2})\\s+([A-Za-z]{3})[a-z]*\\s+(\\d{4}|\\d{2})\\s+"
              + "(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?(?:\\s+(?:([-+])(\\d\\d)(\\d\\d)|([A-Z]{2,4})))?");

  private ReceiveTime() {}

  /** Seconds since 1970; {@code now} when nothing is said or it is more than a day ahead. */
  static int of(ClassifierInput input, long now) {
    List<HeaderField> fields = new ArrayList<>(input.message().headers().all("Received"));
    input.message().headers().first("Date").ifPresent(fields::add);
    for (HeaderField field : fields.subList(0, Math.min(fields.size(), MAX_FIELDS))) {
      OptionalLong at = seconds(field.raw().text());
      if (at.isPresent()) {
        return (int) (at.getAsLong() > now + MAX_AHEAD_SECONDS ? now : at.getAsLong());
      }
    }
    return (int) now;
  }

  private static OptionalLong seconds(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.find()) {
      return OptionalLong.empty();
    }
    int month = MONTHS.indexOf(date.group(2).toLowerCase(Locale.ROOT)) + 1;
    int year = Integer.parseInt(date.group(3));
    int second = date.group(6) == null ? 0 : Integer.parseInt(date.group(6));
    try {
      OffsetDateTime at =
          OffsetDateTime.of(
              year < 70 ? 2000 + year : year < 100 ? 1900 + year : year,
              month,
              Integer.parseInt(date.group(1)),
              Integer.parseInt(date.group(4)),
              Integer.parseInt(date.group(5)),
              Math.min(second, 59),
              0,
              offset(date));
      return OptionalLong.of(at.toEpochSecond());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static ZoneOffset offset(Matcher date) {
    if (date.group(7) != null) {
      int minutes = Integer.parseInt(date.group(8)) * 60 + Integer.parseInt(date.group(9));
      return ZoneOffset.ofTotalSeconds((date.group(7).equals("-") ? -60 : 60) * minutes);
    }
    String zone = date.group(10) == null ? "" : date.group(10);
    return switch (zone) {
      case "EST", "CDT" -> ZoneOffset.ofHours(-5);
      case "EDT" -> ZoneOffset.ofHours(-4);
      case "CST", "MDT" -> ZoneOffset.ofHours(-6);
      case "MST", "PDT" -> ZoneOffset.ofHours(-7);
      case "PST" -> ZoneOffset.ofHours(-8);
      default -> ZoneOffset.UTC;
    };
  }
}
