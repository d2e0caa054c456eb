package org.hamlet.eval;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as header fields write them (RFC 5322 section 3.3 with the obsolete forms of 4.3, two-digit
 * years, zone names and what broken mailers add), as seconds since 1970.
 */
final class MailDate {

  /** Longest text looked at, in chars: a date is shorter than any line may be. */
  private static final int MAX_CHARS = 998;

  private static final Pattern DATE =
      Pattern.compile(
          "(?<![\\d:])(\\d{1,2})[\\s-]+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?[\\s,-]+"
              + "(\\d{2,4})(?![\\d:])");
  private static final Pattern DATE_MONTH_FIRST =
      Pattern.compile(
          "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?\\s+(\\d{1,2})(?![\\d:]),?\\b.*?\\b"
              + "((?:19|20)\\d{2})\\b");
  private static final Pattern TIME =
      Pattern.compile("\\b(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\.\\d+)?\\s*([ap]m)?");
  private static final Pattern OFFSET = Pattern.compile("(?<=[\\s\\d(]|gmt|ut|utc)([-+])(\\d{2}):?(\\d{2})\\b");
  private static final Pattern ZONE = Pattern.compile("\\b([a-z]{1,5})\\b");

  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1), Map.entry("feb", 2), Map.entry("mar", 3), Map.entry("apr", 4),
          Map.entry("may", 5), Map.entry("jun", 6), Map.entry("jul", 7), Map.entry("aug", 8),
          Map.entry("sep", 9), Map.entry("oct", 10), Map.entry("nov", 11), Map.entry("dec", 12));

  /** Zone names with their offset from UTC in minutes. */
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("ut", 0), Map.entry("utc", 0), Map.entry("gmt", 0), Map.entry("z", 0),
          Map.entry("wet", 0), Map.entry("west", 60), Map.entry("bst", 60), Map.entry("cet", 60),
          Map.entry("met", 60), Map.entry("mez", 60), Map.entry("cest", 120), Map.entry("mest", 120),
          Map.entry("eet", 120), Map.entry("eest", 180), Map.entry("msk", 180), Map.entry("msd", 240),
          Map.entry("ist", 330), Map.entry("jst", 540), Map.entry("kst", 540), Map.entry("aest", 600),
          Map.entry("nzst", 720), Map.entry("nzdt", 780), Map.entry("ast", -240), Map.entry("adt", -180),
          Map.entry("est", -300), Map.entry("edt", -240), Map.entry("cst", -360), Map.entry("cdt", -300),
          Map.entry("mst", -420), Map.entry("mdt", -360), Map.entry("pst", -480), Map.entry("pdt", -420),
          Map.entry("akst", -540), Map.entry("hst", -600));

  private MailDate() {}

  /** The first date in the text; empty when there is none. */
  static OptionalLong parse(String field) {
    String text =
        field.substring(0, Math.min(field.length(), MAX_CHARS)).toLowerCase(Locale.ROOT);
    Matcher date = DATE.matcher(text);
    int day;
    int month;
    int year;
    if (date.find()) {
      day = Integer.parseInt(date.group(1));
      month = MONTHS.get(date.group(2));
      year = Integer.parseInt(date.group(3));
    } else {
      date = DATE_MONTH_FIRST.matcher(text);
      if (!date.find()) {
        return OptionalLong.empty();
      }
      month = MONTHS.get(date.group(1));
      day = Integer.parseInt(date.group(2));
      year = Integer.parseInt(date.group(3));
    }
    if (day < 1 || day > 31) {
      return OptionalLong.empty();
    }
    long days = daysSinceEpoch(fullYear(year), month, day);
    return OptionalLong.of(days * 86_400 + secondsOfDay(text) - 60L * zoneMinutes(text));
  }

  /** RFC 5322 4.3: 00 to 49 is this century, 50 to 99 the last, three digits count from 1900. */
  private static int fullYear(int year) {
    if (year < 50) {
      return 2000 + year;
    }
    return year < 1000 ? 1900 + year : year;
  }

  private static long secondsOfDay(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.find()) {
      return 0;
    }
    int hour = Integer.parseInt(time.group(1));
    if (time.group(4) != null) {
      hour = hour % 12 + (time.group(4).equals("pm") ? 12 : 0);
    }
    int second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
    return hour * 3600L + Integer.parseInt(time.group(2)) * 60L + second;
  }

  private static int zoneMinutes(String text) {
    Matcher time = TIME.matcher(text);
    String rest = time.find() ? text.substring(Math.max(0, time.end() - 1)) : text;
    Matcher offset = OFFSET.matcher(rest);
    if (offset.find()) {
      int minutes = Integer.parseInt(offset.group(2)) * 60 + Integer.parseInt(offset.group(3));
      return offset.group(1).equals("-") ? -minutes : minutes;
    }
    Matcher zone = ZONE.matcher(rest);
    while (zone.find()) {
      Integer minutes = ZONES.get(zone.group(1));
      if (minutes != null) {
        return minutes;
      }
    }
    return 0;
  }

  /** Days from 1970-01-01 in the Gregorian calendar, a day beyond the month's end counting on. */
  private static long daysSinceEpoch(int year, int month, int day) {
    return LocalDate.of(year, month, 1).toEpochDay() + day - 1;
  }
}
