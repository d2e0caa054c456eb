package org.hamlet.eval;

import org.hamlet.message.Bytes;

/**
 * What is in quoted-printable (RFC 2045, section 6.7) in a message, as SpamAssassin 4.0.1 counts
 * it. Linear in the size of the parts.
 *
 * @param parts parts whose transfer encoding names it
 * @param bytes of the lines of those leaves that are in nothing else
 * @param escapes of printable characters, blanks at the end of a line left out
 * @param longLine whether a line has more than 79 bytes with its line end
 */
record QuotedPrintable(int parts, int bytes, int escapes, boolean longLine) {

  static final QuotedPrintable NONE = new QuotedPrintable(0, 0, 0, false);

  /** Compat: RFC 2045 allows 76, some mailers write two more. */
  private static final int LONGEST_USUAL_LINE = 79;

  /** Compat: lines of a report by a SpamAssassin of 2002. */
  private static final Bytes REPORT = Bytes.ofLatin1("SPAM: ");

  private static final int ESCAPE_BYTES = 3;

  /** What {@code check_for_mime('mime_qp_count')} asks: escapes, or parts when all are empty. */
  int count() {
    return bytes > 0 ? escapes : parts;
  }

  /** Escapes by bytes. */
  double ratio() {
    return bytes > 0 ? (double) escapes / bytes : 0;
  }

  /** With one more part. */
  QuotedPrintable withPart() {
    return new QuotedPrintable(parts + 1, bytes, escapes, longLine);
  }

  /** With the content of a leaf, its transfer encoding kept. */
  QuotedPrintable with(Bytes raw) {
    int allBytes = bytes;
    int allEscapes = escapes;
    boolean anyLong = longLine;
    int start = 0;
    while (start < raw.length()) {
      int feed = raw.indexOf('\n', start);
      int end = feed < 0 ? raw.length() : feed;
      Bytes line = raw.slice(start, end);
      if (!startsAReport(line)) {
        // Compat: with its line end, which the last line of a part has not
        int length = line.length() + (feed < 0 ? 0 : 1);
        anyLong |= length > LONGEST_USUAL_LINE;
        allBytes += length;
        allEscapes += escapes(line);
      }
      start = end + 1;
    }
    return new QuotedPrintable(parts, allBytes, allEscapes, anyLong);
  }

  private static boolean startsAReport(Bytes line) {
    return line.length() >= REPORT.length() && line.slice(0, REPORT.length()).equals(REPORT);
  }

  private static int escapes(Bytes line) {
    int end = line.length();
    while (end > 0 && (line.at(end - 1) <= ' ')) {
      end--;
    }
    while (end >= ESCAPE_BYTES && isBlankEscape(line, end - ESCAPE_BYTES)) {
      end -= ESCAPE_BYTES;
    }
    int count = 0;
    for (int i = line.indexOf('=', 0); i >= 0 && i + 2 < end; i = line.indexOf('=', i + 1)) {
      count += isPrintable(line.at(i + 1), line.at(i + 2)) ? 1 : 0;
    }
    return count;
  }

  private static boolean isBlankEscape(Bytes line, int at) {
    int high = line.at(at + 1);
    int low = line.at(at + 2);
    return line.at(at) == '=' && ((high == '2' && low == '0') || (high == '0' && low == '9'));
  }

  /** Compat: of the equals sign itself no escape is counted, nor one with small letters. */
  private static boolean isPrintable(int high, int low) {
    boolean digit = low >= '0' && low <= '9';
    boolean letter = low >= 'A' && low <= 'F';
    return switch (high) {
      case '0' -> low == '9';
      case '3' -> digit || (letter && low != 'D');
      case '2', '4', '5', '6' -> digit || letter;
      case '7' -> digit || (letter && low != 'F');
      default -> false;
    };
  }
}
