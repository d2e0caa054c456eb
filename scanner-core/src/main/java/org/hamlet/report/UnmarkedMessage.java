package org.hamlet.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes back what a scan did to a message, so that people can hand in marked mail to be learned.
 * Follows what SpamAssassin 4.0.1 does before it learns. Stateless, thread-safe.
 */
public final class UnmarkedMessage {

  private static final String MARKS = "x-spam-";
  private static final String MARK = "x-spam-checker-version";
  private static final String PREVIOUS = "x-spam-prev-";
  private static final String ABSENT = "(nonexistent)";
  private static final String ORIGINAL = "x-spam-type=original";
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "multipart/mixed\\b.{0,2000}?\\bboundary=\"([^\"\\r\\n]{1,200})\"",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private UnmarkedMessage() {}

  /**
   * The message as it was before it was marked: the attached original of a wrapped one; fields that
   * were rewritten get their previous value. One that no scan marked comes back as it is, and the
   * {@code X-Spam-*} fields stay, which the parser passes over anyway.
   *
   * @param message bytes as received, not changed
   */
  public static byte[] original(byte[] message) {
    String text = new String(message, ISO_8859_1);
    int begin = text.startsWith("From ") ? text.indexOf('\n') + 1 : 0;
    int end = headerEnd(text, begin);
    List<FieldText> fields = FieldText.of(text.substring(begin, end));
    if (fields.stream().noneMatch(field -> field.name().equals(MARK))) {
      return message;
    }
    return attached(fields, text, end)
        .or(() -> restored(fields).map(header -> header + text.substring(end)))
        .map(original -> original.getBytes(ISO_8859_1))
        .orElse(message);
  }

  /**
   * The same without any {@code X-Spam-*} field, as it is handed to people: what SpamAssassin's own
   * {@code spamassassin -d} gives. A line before the header that begins with "From " stays.
   *
   * @param message bytes as received, not changed
   */
  public static byte[] clean(byte[] message) {
    String given = new String(message, ISO_8859_1);
    String text = new String(original(message), ISO_8859_1);
    String separator = "";
    if (given.startsWith("From ")) {
      int line = given.indexOf('\n') + 1;
      separator = given.substring(0, line);
      text = text.startsWith(separator) ? text.substring(line) : text;
    }
    int end = headerEnd(text, 0);
    StringBuilder header = new StringBuilder(separator);
    for (FieldText field : FieldText.of(text.substring(0, end))) {
      if (!field.name().startsWith(MARKS)) {
        header.append(field.text());
      }
    }
    return header.append(text, end, text.length()).toString().getBytes(ISO_8859_1);
  }

  /** Where the blank line begins; the end when there is none. */
  private static int headerEnd(String text, int from) {
    for (int line = from; line < text.length(); ) {
      if (text.startsWith("\n", line) || text.startsWith("\r\n", line)) {
        return line;
      }
      int next = text.indexOf('\n', line);
      line = next < 0 ? text.length() : next + 1;
    }
    return text.length();
  }

  /** The part of a wrapper that holds the original. */
  private static Optional<String> attached(List<FieldText> fields, String text, int bodyBegin) {
    Optional<String> boundary =
        fields.stream()
            .filter(field -> field.name().equals("content-type"))
            .map(field -> BOUNDARY.matcher(field.text()))
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .findFirst();
    if (boundary.isEmpty()) {
      return Optional.empty();
    }
    String delimiter = "\n--" + boundary.get();
    int part = text.indexOf(delimiter, bodyBegin);
    while (part >= 0) {
      int headBegin = text.indexOf('\n', part + delimiter.length()) + 1;
      int headEnd = headBegin == 0 ? text.length() : headerEnd(text, headBegin);
      if (headBegin > 0 && text.substring(headBegin, headEnd).contains(ORIGINAL)) {
        int begin = text.indexOf('\n', headEnd) + 1;
        int end = text.lastIndexOf(delimiter + "--");
        return begin == 0 || end < begin
            ? Optional.empty()
            : Optional.of(withoutLastReturn(text.substring(begin, end)));
      }
      part = text.indexOf(delimiter, Math.max(part + 1, headEnd - 1));
    }
    return Optional.empty();
  }

  /** The line end before a boundary belongs to the boundary. */
  private static String withoutLastReturn(String text) {
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** The header with fields as they were before they were rewritten; empty when none was. */
  private static Optional<String> restored(List<FieldText> fields) {
    Map<String, String> previous = new HashMap<>();
    for (FieldText field : fields) {
      if (field.name().startsWith(PREVIOUS)) {
        previous.put(field.name().substring(PREVIOUS.length()), field.value());
      }
    }
    if (previous.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder header = new StringBuilder();
    for (FieldText field : fields) {
      String before = previous.get(field.name());
      if (before == null) {
        header.append(field.text());
      } else if (!before.strip().toLowerCase(Locale.ROOT).equals(ABSENT)) {
        header.append(field.label()).append(' ').append(before).append('\n');
      }
    }
    return Optional.of(header.toString());
  }
}
