package org.hamlet.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One field of a header block as text, folds and last line end included. What is no field stands
 * for itself, with an empty name.
 *
 * @param name in lower case
 * @param text all of it
 */
record FieldText(String name, String text) {

  /** Takes a header block apart; the texts together are the block. */
  static List<FieldText> of(String header) {
    List<FieldText> fields = new ArrayList<>();
    int from = 0;
    while (from < header.length()) {
      int end = lineEnd(header, from);
      while (end < header.length() && (header.charAt(end) == ' ' || header.charAt(end) == '\t')) {
        end = lineEnd(header, end);
      }
      String text = header.substring(from, end);
      int colon = text.indexOf(':');
      String name = colon < 0 ? "" : text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      fields.add(new FieldText(name, text));
      from = end;
    }
    return fields;
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end + 1;
  }

  /** Whether an earlier filter put it there; what it kept for restoring is not meant. */
  boolean isEarlierMark() {
    return name.startsWith("x-spam-") && !name.startsWith("x-spam-prev-");
  }

  /** The name as written with its colon. */
  String label() {
    return text.substring(0, text.indexOf(':') + 1);
  }

  /** What stands after the colon, without the white space before it and the last line end. */
  String value() {
    return raw().stripLeading();
  }

  /** The same of which blanks alone go in front: one that begins with a fold keeps it. */
  String folded() {
    String raw = raw();
    int from = 0;
    while (from < raw.length() && (raw.charAt(from) == ' ' || raw.charAt(from) == '\t')) {
      from++;
    }
    return raw.substring(from);
  }

  private String raw() {
    String raw = text.substring(text.indexOf(':') + 1);
    return raw.endsWith("\n") ? raw.substring(0, raw.length() - 1) : raw;
  }
}
