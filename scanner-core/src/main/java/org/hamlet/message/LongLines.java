package org.hamlet.message;

/** Breaks the long lines of a part of a multipart (SpamAssassin 4.0.1 behaviour). */
final class LongLines {

  private LongLines() {}

  /** Lines {@code from} up to {@code to}, an LF put in after each {@code max} bytes of a line. */
  static Bytes broken(Lines lines, int from, int to, int max) {
    int breaks = 0;
    for (int i = from; i < to; i++) {
      breaks += (lines.length(i) - 1) / max;
    }
    Bytes content = lines.slice(from, to);
    if (breaks == 0) {
      return content;
    }
    byte[] out = new byte[content.length() + breaks];
    int length = 0;
    for (int i = from; i < to; i++) {
      int start = lines.start(i);
      while (lines.end(i) - start > max) {
        System.arraycopy(lines.data(), start, out, length, max);
        length += max;
        out[length++] = '\n';
        start += max;
      }
      System.arraycopy(lines.data(), start, out, length, lines.end(i) - start);
      length += lines.end(i) - start;
    }
    return Bytes.of(out, 0, length);
  }
}
