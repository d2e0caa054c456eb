package org.hamlet.message;

import java.util.ArrayList;
import java.util.List;
import org.hamlet.verdict.LimitLog;

/**
 * Reads the header block of a message: which lines belong to it and what fields they hold.
 *
 * <p>Compat: up to {@value #MAX_STRAY_LINES} lines that are no field are read over; one more, or a
 * line that starts with two hyphens, ends the block (SpamAssassin 4.0.1 behaviour).
 */
final class HeaderBlock {

  /** Lines that are no header field and are read over within one block. */
  static final int MAX_STRAY_LINES = 3;

  private final Lines lines;
  private final MessageLimits limits;
  private final LimitLog log;
  private final List<HeaderField> fields = new ArrayList<>();
  private boolean separated;
  private boolean truncated;
  private int bytes;
  private int bodyStart;

  private HeaderBlock(Lines lines, MessageLimits limits, LimitLog log) {
    this.lines = lines;
    this.limits = limits;
    this.log = log;
  }

  /** Reads from the first line on; line ends are LF. */
  static HeaderBlock read(Lines lines, MessageLimits limits, LimitLog log) {
    HeaderBlock block = new HeaderBlock(lines, limits, log);
    block.run();
    return block;
  }

  List<HeaderField> fields() {
    return fields;
  }

  /** Index of the first line of the body. */
  int bodyStart() {
    return bodyStart;
  }

  /** Whether a blank line ended the block. */
  boolean separated() {
    return separated;
  }

  /** Whether a name, a value or the whole was cut. */
  boolean truncated() {
    return truncated;
  }

  private void run() {
    int strays = 0;
    int line = 0;
    while (line < lines.count() && !separated) {
      int next = line + 1;
      if (lines.at(line, 0) == '\n') {
        separated = true;
      } else if (isContinuation(line) || hasFieldName(line)) {
        next = endOfFolds(next);
        addField(line, next);
      } else if (startsWithHyphens(line) || strays == MAX_STRAY_LINES) {
        break;
      } else {
        strays++;
        next = endOfFolds(next);
        if (colon(line) >= 0) {
          addField(line, next);
        }
      }
      line = next;
    }
    bodyStart = line;
  }

  private int endOfFolds(int line) {
    int next = line;
    while (next < lines.count() && isContinuation(next)) {
      next++;
    }
    return next;
  }

  private boolean isContinuation(int line) {
    return isBlank(lines.at(line, 0));
  }

  private boolean startsWithHyphens(int line) {
    return lines.at(line, 0) == '-' && lines.at(line, 1) == '-';
  }

  /** Whether a name of printable characters, then blanks, stand before a colon. */
  private boolean hasFieldName(int line) {
    if (startsWithHyphens(line)) {
      return false;
    }
    int nameEnd = 0;
    while (nameEnd < lines.length(line) && isNameOctet(lines.at(line, nameEnd))) {
      nameEnd++;
    }
    int at = nameEnd;
    while (at < lines.length(line) && isBlank(lines.at(line, at))) {
      at++;
    }
    return nameEnd > 0 && at < lines.length(line) && lines.at(line, at) == ':';
  }

  private static boolean isNameOctet(int octet) {
    return octet > ' ' && octet < 0x7f && octet != ':';
  }

  private static boolean isBlank(int octet) {
    return octet == ' ' || octet == '\t';
  }

  private int colon(int line) {
    for (int i = 0; i < lines.length(line); i++) {
      if (lines.at(line, i) == ':') {
        return i;
      }
    }
    return -1;
  }

  /** A fold before the first field belongs to none and is dropped. */
  private void addField(int from, int to) {
    if (isContinuation(from)) {
      return;
    }
    int colon = colon(from);
    int nameEnd = colon;
    while (nameEnd > 0 && Lines.isSpace(lines.at(from, nameEnd - 1))) {
      nameEnd--;
    }
    Bytes field = lines.slice(from, to);
    bytes += field.length();
    if (bytes > limits.maxHeaderBytes()) {
      truncated("maxHeaderBytes", limits.maxHeaderBytes());
      return;
    }
    Bytes value = field.from(colon + 1);
    if (nameEnd > limits.maxHeaderNameBytes()) {
      nameEnd = limits.maxHeaderNameBytes();
      truncated("maxHeaderNameBytes", nameEnd);
    }
    if (value.length() > limits.maxHeaderValueBytes()) {
      value = value.slice(0, limits.maxHeaderValueBytes());
      truncated("maxHeaderValueBytes", value.length());
    } else if (!value.isEmpty() && value.at(value.length() - 1) == '\n') {
      value = value.slice(0, value.length() - 1);
    }
    fields.add(new HeaderField(field.slice(0, nameEnd).text(), value));
  }

  private void truncated(String limit, int maxBytes) {
    truncated = true;
    log.reached(MessageLimits.class, limit, maxBytes, "bytes");
  }
}
