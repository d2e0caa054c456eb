package org.hamlet.relay;

import java.util.Locale;
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

  private static final Pattern ID = Pattern.compile(" id <?([^\\s<>;]{3,})");
  private static final Pattern QMAIL_SCANNER =
      Pattern.compile("\\(envelope-from <?([^\\s<>,]++)>?, uid \\d++\\) with qmail-scanner");
  private static final Pattern ENVELOPE_FROM =
      Pattern.compile(
          "[ (](?i:envelope-from|envelope-sender|return-path)(?: =|[ =])<?((?:\\S*\\w)?)");

  /** The field's value in UTF-8; RFC 2047 has no place in Received. */
  static ReceivedText of(HeaderField field, LimitLog log) {
    String value = HeaderDecoder.decode("Received", field.raw());
    String cut = value;
    if (value.length() > MAX_CHARS) {
      cut = value.substring(0, MAX_CHARS);
      log.reached(ReceivedText.class, "MAX_CHARS", MAX_CHARS, "chars");
    }
    String full = squeezed(cut).strip();
    int date = ReceivedDate.startIn(full);
    return new ReceivedText(full, date < 0 ? full : full.substring(0, date));
  }

  /** Every run of white space as one space. */
  private static String squeezed(String value) {
    StringBuilder out = new StringBuilder(value.length());
    boolean space = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean white = c == ' ' || (c >= '\t' && c <= '\r');
      if (!white) {
        out.append(c);
      } else if (!space) {
        out.append(' ');
      }
      space = white;
    }
    return out.toString();
  }

  /** The queue id, three chars or more; empty when there is none. */
  String id() {
    return full.contains(" id ") ? firstGroup(ID) : "";
  }

  /** The envelope sender; empty when not told. */
  String envelopeFrom() {
    String lower = full.toLowerCase(Locale.ROOT);
    boolean told = lower.contains("velope-") || lower.contains("return-path");
    return told ? firstGroup(ENVELOPE_FROM) : "";
  }

  /**
   * The envelope sender a qmail-scanner saw, if that wrote the field. Its field tells of no hop,
   * but of the sender of the hop in the next older field.
   */
  Optional<String> scannedSender() {
    if (!full.contains("with qmail-scanner")) {
      return Optional.empty();
    }
    String sender = firstGroup(QMAIL_SCANNER);
    return sender.isEmpty() ? Optional.empty() : Optional.of(sender);
  }

  private String firstGroup(Pattern pattern) {
    Matcher matcher = pattern.matcher(full);
    return matcher.find() ? matcher.group(1) : "";
  }
}
