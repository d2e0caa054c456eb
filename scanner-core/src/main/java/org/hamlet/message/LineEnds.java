package org.hamlet.message;

import java.io.ByteArrayOutputStream;

/**
 * CRLF to LF, and the runs of blank lines that the MIME parts do not need.
 *
 * <p>Compat: a message counts as sent with CRLF when its first or its last line ends so
 * (SpamAssassin 4.0.1 behaviour).
 */
final class LineEnds {

  private LineEnds() {}

  /** Whether the first or the last line ends in CRLF. */
  static boolean usesCrlf(Bytes message) {
    int firstEnd = message.indexOf('\n', 0);
    if (firstEnd < 0) {
      return false;
    }
    int last = message.length() - 1;
    return (firstEnd > 0 && message.at(firstEnd - 1) == '\r')
        || (last > 0 && message.at(last) == '\n' && message.at(last - 1) == '\r');
  }

  /** Each CRLF becomes LF; the same bytes when there is none. */
  static Bytes toLf(Bytes bytes) {
    int crlf = indexOfCrlf(bytes, 0);
    if (crlf < 0) {
      return bytes;
    }
    byte[] out = new byte[bytes.length()];
    int length = 0;
    for (int i = 0; i < bytes.length(); i++) {
      int octet = bytes.at(i);
      if (octet == '\r' && i + 1 < bytes.length() && bytes.at(i + 1) == '\n') {
        continue;
      }
      out[length++] = (byte) octet;
    }
    return Bytes.of(out, 0, length);
  }

  /** Each LF that stands alone becomes CRLF. */
  static Bytes toCrlf(Bytes bytes) {
    int lines = 0;
    for (int i = 0; i < bytes.length(); i++) {
      lines += bytes.at(i) == '\n' ? 1 : 0;
    }
    byte[] out = new byte[bytes.length() + lines];
    int length = 0;
    for (int i = 0; i < bytes.length(); i++) {
      int octet = bytes.at(i);
      if (octet == '\n' && (i == 0 || bytes.at(i - 1) != '\r')) {
        out[length++] = '\r';
      }
      out[length++] = (byte) octet;
    }
    return Bytes.of(out, 0, length);
  }

  /**
   * Keeps the first blank line of each run of them and the last {@code maxBlankLines} less one. The
   * first line of the body belongs to no run.
   */
  static Bytes withoutLongBlankRuns(Bytes body, int maxBlankLines) {
    Lines lines = Lines.of(body);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int kept = 0;
    int line = 1;
    while (line < lines.count()) {
      int runEnd = line;
      while (runEnd < lines.count() && lines.isBlank(runEnd)) {
        runEnd++;
      }
      if (runEnd - line > maxBlankLines) {
        append(out, lines, kept, line + 1);
        kept = runEnd - maxBlankLines + 1;
      }
      line = runEnd + 1;
    }
    if (kept == 0) {
      return body;
    }
    append(out, lines, kept, lines.count());
    return Bytes.of(out.toByteArray());
  }

  private static void append(ByteArrayOutputStream out, Lines lines, int from, int to) {
    out.write(lines.data(), lines.start(from), lines.start(to) - lines.start(from));
  }

  private static int indexOfCrlf(Bytes bytes, int from) {
    int cr = bytes.indexOf('\r', from);
    while (cr >= 0 && (cr + 1 >= bytes.length() || bytes.at(cr + 1) != '\n')) {
      cr = bytes.indexOf('\r', cr + 1);
    }
    return cr;
  }
}
