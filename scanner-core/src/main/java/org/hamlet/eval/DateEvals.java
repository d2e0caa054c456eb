package org.hamlet.eval;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.HeaderField;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;

/**
 * Eval functions that compare the Date field with the dates of the Received fields (SpamAssassin
 * 4.0.1 behaviour).
 */
final class DateEvals {

  /** Received fields looked at. */
  static final int MAX_RECEIVED_FIELDS = 100;

  private static final Pattern FETCHED =
      Pattern.compile("\\bwith\\s+(?:POP3|IMAP)\\w*\\s+\\(fetchmail");

  /** A date in a Received field counts only with its zone. */
  private static final Pattern RECEIVED_DATE =
      Pattern.compile("\\s\\d{1,4}\\s+[A-Za-z]{3}\\s+\\d{2,4}\\s+\\d{1,2}:\\d{2}:\\d{2}\\s+\\S+");

  private static final String OPEN = "undef";

  /** A twelfth of the mean Gregorian year. */
  private static final double SECONDS_PER_MONTH = 31_556_952 / 12.0;

  private static final Pattern OUTLOOK_ID =
      Pattern.compile("^<[0-9a-f]{4}([0-9a-f]{8})\\$[0-9a-f]{8}\\$[0-9a-f]{8}@");

  /**
   * Outlook's Message-ID holds the upper half of a FILETIME: ticks of 2^32 times 100 ns since 1601.
   */
  private static final double FILETIME_UNITS_PER_SECOND = 0.0023283064365387;

  private static final double FILETIME_UNITS_IN_1970 = 27_111_902.8329849;

  /** How far the clock in the Message-ID may be off, in those units (about 30 hours). */
  private static final long OUTLOOK_SLACK_UNITS = 250;

  private DateEvals() {}

  static Map<String, EvalFunction> functions(Clock clock) {
    return Map.of(
        "check_for_shifted_date",
        DateEvals::checkShiftedDate,
        "check_outlook_message_id",
        (rule, settings) -> (scan, notes) -> Eval.of(isForgedOutlookId(scan)),
        "received_within_months",
        (rule, settings) -> receivedWithin(rule, clock));
  }

  /** Compat: a message without any date counts as one of 1970. */
  private static Eval receivedWithin(Rule.EvalRule rule, Clock clock) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    double min = arguments.numberOr(0, OPEN, Double.NEGATIVE_INFINITY);
    double max = arguments.numberOr(1, OPEN, Double.POSITIVE_INFINITY);
    return (scan, notes) -> {
      long received = scan.fact(Dates.class, Dates::of).receivedSeconds();
      double months = (clock.instant().getEpochSecond() - received) / SECONDS_PER_MONTH;
      return Eval.of(months >= min && months < max);
    };
  }

  private static Eval checkShiftedDate(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    arguments.text(1); // both must be there
    double min = arguments.numberOr(0, OPEN, Double.NEGATIVE_INFINITY);
    double max = arguments.numberOr(1, OPEN, Double.POSITIVE_INFINITY);
    return (scan, notes) -> {
      OptionalLong shift = scan.fact(Dates.class, Dates::of).shiftSeconds();
      double hours = shift.orElse(0) / 3600.0;
      return Eval.of(hours >= min && hours < max);
    };
  }

  private static boolean isForgedOutlookId(ScanContext scan) {
    String id = HeaderEvals.value(scan, "MESSAGEID");
    Matcher matcher = OUTLOOK_ID.matcher(id);
    if (!matcher.find()) {
      return false;
    }
    long units = Long.parseLong(matcher.group(1), 16);
    Dates dates = scan.fact(Dates.class, Dates::of);
    return isOff(units, Dates.first(scan, "Date"))
        && isOff(
            units,
            dates.received().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(dates.received().get(0)));
  }

  private static boolean isOff(long units, OptionalLong seconds) {
    long expected = (long) (seconds.orElse(0) * FILETIME_UNITS_PER_SECOND + FILETIME_UNITS_IN_1970);
    return Math.abs(units - expected) >= OUTLOOK_SLACK_UNITS;
  }

  /**
   * The dates of a message.
   *
   * @param date of the Date field
   * @param received of the Received fields, newest field first
   * @param fetched when the mail was fetched from a mailbox, if it was
   * @param shiftSeconds Date minus the nearest Received date; empty when either is missing
   */
  private record Dates(
      OptionalLong date, List<Long> received, OptionalLong fetched, OptionalLong shiftSeconds) {

    static Dates of(ScanContext scan) {
      List<HeaderField> fields = scan.message().headers().fields();
      List<Long> received = new ArrayList<>();
      List<String> hops =
          fields.stream()
              .filter(f -> f.is("Received"))
              .limit(MAX_RECEIVED_FIELDS + 1L)
              .map(f -> f.raw().text())
              .toList();
      if (hops.size() > MAX_RECEIVED_FIELDS) {
        scan.reached(DateEvals.class, "MAX_RECEIVED_FIELDS", MAX_RECEIVED_FIELDS, "fields");
        hops = hops.subList(0, MAX_RECEIVED_FIELDS);
      }
      boolean fetched = isFetched(hops);
      for (String hop : hops.subList(fetched ? 2 : 0, hops.size())) {
        ofHop(hop).ifPresent(received::add);
      }
      OptionalLong resent = first(scan, "Resent-Date");
      OptionalLong date = resent.isPresent() ? resent : first(scan, "Date");
      OptionalLong fetch = fetched ? ofHop(hops.get(0)) : OptionalLong.empty();
      return new Dates(date, received, fetch, shift(date, received));
    }

    private static OptionalLong ofHop(String hop) {
      Matcher date = RECEIVED_DATE.matcher(hop);
      return date.find() ? MailDate.parse(date.group()) : OptionalLong.empty();
    }

    static OptionalLong first(ScanContext scan, String name) {
      return scan.message()
          .headers()
          .first(name)
          .map(f -> parsed(scan, f.raw().text()))
          .orElse(OptionalLong.empty());
    }

    private static OptionalLong parsed(ScanContext scan, String text) {
      if (text.length() > MailDate.MAX_CHARS) {
        scan.reached(MailDate.class, "MAX_CHARS", MailDate.MAX_CHARS, "chars");
      }
      return MailDate.parse(text);
    }

    /** Mail fetched from a mailbox and its hand-over after that come long after it was sent. */
    private static boolean isFetched(List<String> hops) {
      return hops.size() > 1
          && (hops.get(0).contains("127.0.0.1") || hops.get(0).contains("localhost"))
          && hops.get(1).contains("(fetchmail")
          && FETCHED.matcher(hops.get(1)).find();
    }

    /**
     * When the message was probably received: of its own date, the newest and the nearest Received
     * date and that of fetching the middle one, of two middle ones the later; 0 without any.
     */
    long receivedSeconds() {
      List<Long> candidates = new ArrayList<>();
      date.ifPresent(candidates::add);
      fetched.ifPresent(candidates::add);
      told(date, received).stream().limit(1).forEach(candidates::add);
      shiftSeconds.ifPresent(shift -> candidates.add(date.getAsLong() - shift));
      candidates.sort(Comparator.reverseOrder());
      return candidates.isEmpty() ? 0 : candidates.get((candidates.size() - 1) / 2);
    }

    private static OptionalLong shift(OptionalLong date, List<Long> received) {
      if (date.isEmpty()) {
        return OptionalLong.empty();
      }
      return told(date, received).stream()
          .mapToLong(r -> date.getAsLong() - r)
          .reduce((a, b) -> Math.abs(b) < Math.abs(a) ? b : a);
    }

    /**
     * The Received dates that tell something. Compat: an oldest field with the very time of Date
     * does not where there are others.
     */
    private static List<Long> told(OptionalLong date, List<Long> received) {
      int last = received.size() - 1;
      boolean same = last > 0 && date.isPresent() && received.get(last) == date.getAsLong();
      return received.subList(0, same ? last : last + 1);
    }
  }
}
