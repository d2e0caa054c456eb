package org.hamlet.eval;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as header fields write them (RFC 5322 section 3.3 and the obsolete forms of 4.3), as
 * seconds since 1970. Reads what SpamAssassin 4.0.1 reads, and reads it as it does: a time or zone
 * that is not set off by white space counts as none, fields out of range are brought to the nearest
 * value.
 */
public final class MailDate {

  /** Longest text looked at, in chars: a date is shorter than any line may be. */
  static final int MAX_CHARS = 998;

  /** Compat: years are brought into what a 32-bit clock can tell. */
  private static final int FIRST_YEAR = 1970;

  private static final int LAST_YEAR = 2037;

  private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";
  private static final Pattern DATE =
      Pattern.compile(
          "(?:^|[\\s,])(\\d{1,4})\\s+" + MONTH + "\\s+(\\d{2,4})(?=[\\s,]|$)",
          Pattern.CASE_INSENSITIVE);

  /** As C's ctime writes it; the time in it does not count. */
  private static final Pattern CTIME =
      Pattern.compile(
          MONTH + "\\s+(\\d{1,2})\\s+\\d{1,2}:\\d{2}:\\d{2}\\s+(\\d{4})(?=[\\s,]|$)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TIME =
      Pattern.compile("(?:^|\\s)(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?=\\s|$)");
  private static final Pattern OFFSET = Pattern.compile("(?:^|\\s)([-+])(\\d{2})(\\d{2})(?=\\s|$)");
  private static final Pattern ZONE = Pattern.compile("\\b([A-Z]{1,4})\\b");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** Zone names with their offset from UTC in minutes; IST is the Irish one. */
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("WEST", 60),
          Map.entry("BST", 60),
          Map.entry("CET", 60),
          Map.entry("MET", 60),
          Map.entry("MEZ", 60),
          Map.entry("IST", 60),
          Map.entry("CEST", 120),
          Map.entry("MEST", 120),
          Map.entry("MESZ", 120),
          Map.entry("EET", 120),
          Map.entry("EEST", 180),
          Map.entry("IDT", 180),
          Map.entry("MSK", 180),
          Map.entry("MSD", 240),
          Map.entry("HKT", 480),
          Map.entry("SGT", 480),
          Map.entry("PHT", 480),
          Map.entry("AWST", 480),
          Map.entry("JST", 540),
          Map.entry("KST", 540),
          Map.entry("ACST", 570),
          Map.entry("AEST", 600),
          Map.entry("AEDT", 660),
          Map.entry("NZST", 720),
          Map.entry("NZDT", 780),
          Map.entry("NDT", -150),
          Map.entry("NST", -210),
          Map.entry("BRT", -180),
          Map.entry("ADT", -180),
          Map.entry("AST", -240),
          Map.entry("EDT", -240),
          Map.entry("EST", -300),
          Map.entry("CDT", -300),
          Map.entry("CST", -360),
          Map.entry("MDT", -360),
          Map.entry("MST", -420),
          Map.entry("PDT", -420),
          Map.entry("PST", -480),
          Map.entry("AKDT", -480),
          Map.entry("AKST", -540),
          Map.entry("HST", -600));

  private MailDate() {}

  /** The first date in the text; empty when there is none. */
  public static OptionalLong parse(String field) {
    String text = field.substring(0, Math.min(field.length(), MAX_CHARS));
    Matcher date = DATE.matcher(text);
    if (date.find()) {
      long days = days(date.group(3), date.group(2), date.group(1));
      String rest = text.substring(0, date.start()) + " " + text.substring(date.end());
      return seconds(days, rest.replace(',', ' '));
    }
    Matcher ctime = CTIME.matcher(text);
    if (ctime.find()) {
      long days = days(ctime.group(3), ctime.group(1), ctime.group(2));
      return seconds(days, text.substring(0, ctime.start()) + " " + text.substring(ctime.end()));
    }
    return OptionalLong.empty();
  }

  private static OptionalLong seconds(long days, String timeAndZone) {
    if (days < 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        days * 86_400 + secondsOfDay(timeAndZone) - 60L * zoneMinutes(timeAndZone));
  }

  /** Days since 1970-01-01, -1 for a day 0; a day beyond the month is the first of the next. */
  private static long days(String yearText, String monthText, String dayText) {
    LocalDate first =
        LocalDate.of(fullYear(yearText), MONTHS.indexOf(monthText.toLowerCase(Locale.ROOT)) + 1, 1);
    int day = Math.min(Integer.parseInt(dayText), first.lengthOfMonth() + 1);
    return day < 1 ? -1 : first.toEpochDay() + day - 1;
  }

  /** RFC 5322 4.3: 00 to 49 is this century, 50 to 99 the last, three digits count from 1900. */
  private static int fullYear(String text) {
    int year = Integer.parseInt(text);
    if (text.length() < 4) {
      year += text.length() == 2 && year < 50 ? 2000 : 1900;
    }
    return Math.max(FIRST_YEAR, Math.min(LAST_YEAR, year));
  }

  private static long secondsOfDay(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.find()) {
      return 0;
    }
    int hour = Math.min(23, Integer.parseInt(time.group(1)));
    int minute = Math.min(59, Integer.parseInt(time.group(2)));
    int second = time.group(3) == null ? 0 : Math.min(59, Integer.parseInt(time.group(3)));
    return hour * 3600L + minute * 60L + second;
  }

  private static int zoneMinutes(String text) {
    Matcher offset = OFFSET.matcher(text);
    if (offset.find()) {
      int minutes = Integer.parseInt(offset.group(2)) * 60 + Integer.parseInt(offset.group(3));
      return offset.group(1).equals("-") ? -minutes : minutes;
    }
    Matcher zone = ZONE.matcher(text);
    while (zone.find()) {
      Integer minutes = ZONES.get(zone.group(1));
      if (minutes != null) {
        return minutes;
      }
    }
    return 0;
  }
}
