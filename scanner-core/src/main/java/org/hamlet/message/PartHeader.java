package org.hamlet.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the header fields of one MIME part, line by line. A field counts once the line after it
 * has been seen, so that a boundary within the header loses the last one (SpamAssassin 4.0.1
 * behaviour).
 */
final class PartHeader {

  private final Lines lines;
  private final List<HeaderField> fields = new ArrayList<>();
  private int pendingFrom = -1;
  private int pendingTo;

  PartHeader(Lines lines) {
    this.lines = lines;
  }

  /** Takes a line when it is a field or the fold of one; else leaves it. */
  boolean take(int line) {
    int first = lines.at(line, 0);
    if (pendingFrom >= 0 && (first == ' ' || first == '\t')) {
      pendingTo = line + 1;
      return true;
    }
    if (colon(line) <= 0) {
      return false;
    }
    flush();
    pendingFrom = line;
    pendingTo = line + 1;
    return true;
  }

  /** The last field that counts so far. */
  Optional<HeaderField> last() {
    return fields.isEmpty() ? Optional.empty() : Optional.of(fields.get(fields.size() - 1));
  }

  /** Whether a line begins with the name of a field and its colon right behind. */
  boolean isNamed(int line) {
    int end = endOfName(line);
    return end > 0 && lines.at(line, end) == ':';
  }

  /** The header is over: the last field counts too. */
  void flush() {
    if (pendingFrom < 0) {
      return;
    }
    Bytes field = lines.slice(pendingFrom, pendingTo);
    int colon = colon(pendingFrom);
    int valueStart = colon + 1;
    int valueEnd = field.length();
    if (valueEnd > 0 && field.at(valueEnd - 1) == '\n') {
      valueEnd--;
    }
    while (valueStart < valueEnd && Lines.isSpace(field.at(valueStart))) {
      valueStart++;
    }
    fields.add(new HeaderField(field.slice(0, colon).text(), field.slice(valueStart, valueEnd)));
    pendingFrom = -1;
  }

  /** Whether a field was seen. */
  boolean isEmpty() {
    return fields.isEmpty() && pendingFrom < 0;
  }

  /** The fields that count so far. */
  Headers headers() {
    return new Headers(fields);
  }

  /** Offset of the colon after a field name in printable ASCII, -1 when the line is no field. */
  private int colon(int line) {
    int name = endOfName(line);
    int colon = name;
    while (Lines.isSpace(lines.at(line, colon))) {
      colon++;
    }
    return name > 0 && lines.at(line, colon) == ':' ? colon : -1;
  }

  private int endOfName(int line) {
    int name = 0;
    while (lines.at(line, name) > ' '
        && lines.at(line, name) < 127
        && lines.at(line, name) != ':') {
      name++;
    }
    return name;
  }
}
