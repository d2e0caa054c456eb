package org.hamlet.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hamlet.message.Bytes;

/**
 * Rendered text to the array that body rules are tried on: white space squeezed, one element a
 * paragraph, long ones cut.
 *
 * <p>Compat: an empty line, also with white space in it, ends a paragraph, and so does a NUL; any
 * other run of white space becomes one space (SpamAssassin 4.0.1 behaviour).
 */
final class Paragraphs {

  /** Longer paragraphs are cut after their last space within this many bytes. */
  static final int MAX_PARAGRAPH_BYTES = 2_048;

  private Paragraphs() {}

  /**
   * The array.
   *
   * @param first put before the text as it is, the decoded Subject
   * @param unicode whether {@code text} is Unicode; else it is one char a byte
   */
  static List<Bytes> of(String first, String text, boolean unicode) {
    Charset charset = unicode ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    byte[] rest = squeezed(text, unicode).getBytes(charset);
    byte[] all = new byte[first.length() + rest.length];
    byte[] start = first.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(rest, 0, all, start.length, rest.length);
    return split(Bytes.of(all));
  }

  /** White space in order, paragraphs ended by LF. */
  static String squeezed(String text, boolean unicode) {
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (!isSpace(c, unicode)) {
        out.append(c == 0 ? '\n' : c);
        i++;
        continue;
      }
      int end = i + 1;
      while (end < text.length() && isSpace(text.charAt(end), unicode)) {
        end++;
      }
      appendGap(text, i, end, out);
      i = end;
    }
    return out.toString();
  }

  private static void appendGap(String text, int from, int to, StringBuilder out) {
    int firstLf = from;
    while (firstLf < to && text.charAt(firstLf) != '\n') {
      firstLf++;
    }
    int lastLf = to - 1;
    while (lastLf > firstLf && text.charAt(lastLf) != '\n') {
      lastLf--;
    }
    if (firstLf >= lastLf) {
      out.append(' ');
      return;
    }
    if (firstLf > from) {
      out.append(' ');
    }
    out.append('\n');
    if (lastLf < to - 1) {
      out.append(' ');
    }
  }

  /** Perl's {@code \s}: for Unicode text more than for octets. */
  private static boolean isSpace(char c, boolean unicode) {
    if (c <= 0x20) {
      return c == ' ' || (c >= 9 && c <= 13);
    }
    return unicode
        && c >= 0x85
        && (c == 0x85
            || c == 0xA0
            || c == 0x1680
            || (c >= 0x2000 && c <= 0x200A)
            || c == 0x2028
            || c == 0x2029
            || c == 0x202F
            || c == 0x205F
            || c == 0x3000);
  }

  private static List<Bytes> split(Bytes text) {
    List<Bytes> paragraphs = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int lf = text.indexOf('\n', at);
      int end = lf < 0 ? text.length() : lf + 1;
      while (end - at > MAX_PARAGRAPH_BYTES) {
        int cut = lastSpace(text, at, at + MAX_PARAGRAPH_BYTES);
        paragraphs.add(text.slice(at, cut));
        at = cut;
      }
      paragraphs.add(text.slice(at, end));
      at = end;
    }
    return List.copyOf(paragraphs);
  }

  private static int lastSpace(Bytes text, int from, int to) {
    for (int i = to; i > from; i--) {
      if (text.at(i) == ' ') {
        return i + 1;
      }
    }
    return to;
  }
}
