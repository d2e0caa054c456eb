package org.hamlet.relay;

/**
 * Finds the date at the end of a Received field, as {@code ; Mon, 30 Nov 2026 10:00:00 +0000} and
 * whatever follows on the time without a space. Read by hand, since every field has one and a
 * pattern takes many times as long.
 */
final class ReceivedDate {

  /** Length of the end in which a date is looked for, in chars. */
  static final int MAX_CHARS = 80;

  static final int MAX_DIGITS = 9;
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final String DAYS = "MonTueWedThuFriSatSun";

  private final String text;

  /** No date begins before. */
  private int least;

  private ReceivedDate(String text) {
    this.text = text;
  }

  /**
   * Where it begins, with what parts it from the rest; -1 without one.
   *
   * @param text without runs of white space
   */
  static int startIn(String text) {
    return new ReceivedDate(text).start();
  }

  private int start() {
    least = Math.max(0, text.length() - MAX_CHARS);
    for (int month = nextMonth(least); month >= 0; month = nextMonth(month)) {
      if (isRest(month + 3)) {
        int start = startBefore(month - 1);
        if (start >= 0) {
          return start;
        }
      }
    }
    return -1;
  }

  /** The next name of a month between spaces, behind {@code from}; -1 without one. */
  private int nextMonth(int from) {
    for (int space = text.indexOf(' ', from);
        space >= 0 && space + 4 < text.length();
        space = text.indexOf(' ', space + 1)) {
      if (text.charAt(space + 4) == ' ' && isName(MONTHS, space + 1)) {
        return space + 1;
      }
    }
    return -1;
  }

  private boolean isName(String names, int at) {
    int place = names.indexOf(text.substring(at, at + 3));
    return place >= 0 && place % 3 == 0;
  }

  /** Whether year, time and zone stand here, and nothing after them. */
  private boolean isRest(int space) {
    int at = number(space + 1, 2);
    at = at >= 0 && isChar(at, ' ') ? number(at + 1, 1) : -1;
    at = at >= 0 && isChar(at, ':') ? number(at + 1, 1) : -1;
    if (at >= 0 && isChar(at, ':')) {
      at = number(at + 1, 1);
    }
    return at >= 0 && isChar(at, ' ') && at + 1 < text.length() && text.indexOf(' ', at + 1) < 0;
  }

  /** The end of a number; -1 where none of fitting length stands. */
  private int number(int from, int leastDigits) {
    int to = from;
    while (to < text.length() && to - from < MAX_DIGITS && isDigit(to)) {
      to++;
    }
    return to - from >= leastDigits ? to : -1;
  }

  private boolean isDigit(int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private boolean isChar(int at, char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  /** Where a date begins of which the day of the month ends here; -1 where there is none. */
  private int startBefore(int end) {
    int day = end;
    while (day > least && end - day < MAX_DIGITS && isDigit(day - 1)) {
      day--;
    }
    if (day == end || (day > 0 && isDigit(day - 1))) {
      return -1;
    }
    int name = day - 5;
    if (name >= least && text.startsWith(", ", day - 2) && isName(DAYS, name)) {
      day = name;
    }
    return withoutPart(day);
  }

  /** The same without a space, a semicolon and a space before it. */
  private int withoutPart(int date) {
    int start = date;
    if (start > least && text.charAt(start - 1) == ' ') {
      start--;
    }
    if (start > least && text.charAt(start - 1) == ';') {
      start--;
      if (start > least && text.charAt(start - 1) == ' ') {
        start--;
      }
    }
    return start;
  }
}
