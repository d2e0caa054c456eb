package org.hamlet.relay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.message.HeaderField;

/**
 * The value of one Received field made ready for the shapes: unfolded, every run of white space one
 * space, none at the ends. RFC 5321 section 4.4 describes what such a field should say.
 *
 * @param text the value
 */
record ReceivedText(String text) {

  /** Longest value looked at, in chars; the rest is dropped. A header field has no more than that. */
  static final int MAX_CHARS = 8192;

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s++");
  private static final Pattern ID = Pattern.compile(" id <?([^\\s<>;]{3,})");
  private static final Pattern ENVELOPE_FROM =
      Pattern.compile("[ (](?i:envelope-from|envelope-sender|return-path)[ =]<?([^\\s>]*+)");

  /** The field's value, not decoded: RFC 2047 has no place in Received. */
  static ReceivedText of(HeaderField field) {
    String raw = field.raw().text();
    return of(raw.length() > MAX_CHARS ? raw.substring(0, MAX_CHARS) : raw);
  }

  static ReceivedText of(String value) {
    return new ReceivedText(WHITE_SPACE.matcher(value).replaceAll(" ").strip());
  }

  /** The queue id, three chars or more; empty when there is none. */
  String id() {
    return firstGroup(ID);
  }

  /** The envelope sender; empty when not told. */
  String envelopeFrom() {
    String found = firstGroup(ENVELOPE_FROM);
    return found.endsWith(")") ? found.substring(0, found.length() - 1) : found;
  }

  boolean contains(String part) {
    return text.contains(part);
  }

  private String firstGroup(Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
