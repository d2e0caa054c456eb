package org.hamlet.relay;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.message.HeaderDecoder;
import org.hamlet.message.HeaderField;
import org.hamlet.verdict.LimitLog;

/**
 * The value of one Received field made ready for the shapes. RFC 5321 section 4.4 describes what
 * such a field should say.
 *
 * @param full the value unfolded, every run of white space one space, none at the ends
 * @param text the same without the date at its end; a date followed by anything stays
 */
record ReceivedText(String full, String text) {

  /**
   * Longest value looked at, in chars; the rest is dropped. The longest of 89,378 fields seen had
   * 470; what matching costs grows with the square of this in the worst case.
   */
  static final int MAX_CHARS = 2048;

  /** Length of the end in which a date is looked for, in chars. */
  private static final int MAX_DATE_CHARS = 80;

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s++");
  private static final Pattern DATE =
      Pattern.compile(
          " ?;? ?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\\d{1,9} "
              + "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{2,9} "
              + "\\d{1,9}:\\d{1,9}(?::\\d{1,9})? \\S++$");
  private static final Pattern ID = Pattern.compile(" id <?([^\\s<>;]{3,})");
  private static final Pattern QMAIL_SCANNER =
      Pattern.compile("\\(envelope-from <?([^\\s<>,]++)>?, uid \\d++\\) with qmail-scanner");
  private static final Pattern ENVELOPE_FROM =
      Pattern.compile("[ (](?i:envelope-from|envelope-sender|return-path)[ =]<?([^\\s>]*+)");

  /** The field's value in UTF-8; RFC 2047 has no place in Received. */
  static ReceivedText of(HeaderField field, LimitLog log) {
    String value = HeaderDecoder.decode("Received", field.raw());
    String cut = value;
    if (value.length() > MAX_CHARS) {
      cut = value.substring(0, MAX_CHARS);
      log.reached(ReceivedText.class, "MAX_CHARS", MAX_CHARS, "chars");
    }
    String full = WHITE_SPACE.matcher(cut).replaceAll(" ").strip();
    Matcher date = DATE.matcher(full);
    date.region(Math.max(0, full.length() - MAX_DATE_CHARS), full.length());
    return new ReceivedText(full, date.find() ? full.substring(0, date.start()) : full);
  }

  /** The queue id, three chars or more; empty when there is none. */
  String id() {
    return firstGroup(ID);
  }

  /** The envelope sender; empty when not told. */
  String envelopeFrom() {
    String found = firstGroup(ENVELOPE_FROM);
    int end = found.length();
    while (end > 0 && ")];".indexOf(found.charAt(end - 1)) >= 0) {
      end--;
    }
    return found.substring(0, end);
  }

  /**
   * The envelope sender a qmail-scanner saw, if that wrote the field. Its field tells of no hop,
   * but of the sender of the hop in the next older field.
   */
  Optional<String> scannedSender() {
    Matcher matcher = QMAIL_SCANNER.matcher(full);
    return full.contains("with qmail-scanner") && matcher.find()
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }

  private String firstGroup(Pattern pattern) {
    Matcher matcher = pattern.matcher(full);
    return matcher.find() ? matcher.group(1) : "";
  }
}
