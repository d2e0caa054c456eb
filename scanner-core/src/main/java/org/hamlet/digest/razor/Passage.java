package org.hamlet.digest.razor;

import java.util.List;

/**
 * A passage of a text: from a place in the first half of some lines to one in the second. Compat: a
 * place at the very beginning of a line counts as not found yet, so that it is taken to be at the
 * beginning of the next line; a line {@code 0} is passed over as an empty one is; and what is found
 * nowhere is in the first line of the text. One use.
 */
final class Passage {

  private static final String NO_LINE = "0";

  private final List<String> lines;
  private final int firstLine;
  private final int lastLine;
  private int startLine;
  private int start;
  private int endLine;
  private int end;

  Passage(List<String> lines, int firstLine, int lastLine) {
    this.lines = lines;
    this.firstLine = firstLine;
    this.lastLine = lastLine;
  }

  /**
   * The text of the passage.
   *
   * @param from 0 to 1 for the first half
   * @param to 0 to 1 for the second half
   */
  String between(double from, double to) {
    int length = 0;
    for (String line : lines.subList(firstLine, lastLine + 1)) {
      length += line.length();
    }
    return at((int) (length * (from / 2)), (int) (length * (0.5 + to / 2)));
  }

  /** The passage between two places, counted from the first line. */
  String at(int from, int to) {
    find(from, to);
    if (startLine == endLine) {
      return fromPlace(upTo(lines.get(endLine), Math.max(0, end) + 1), start);
    }
    StringBuilder text = new StringBuilder(fromPlace(lines.get(startLine), start));
    for (int i = startLine + 1; i < endLine; i++) {
      text.append(lines.get(i));
    }
    return text.append(upTo(lines.get(endLine), end)).toString();
  }

  private void find(int from, int to) {
    int at = 0;
    for (int i = firstLine; i <= lastLine && end == 0; i++) {
      String line = lines.get(i);
      if (line.isEmpty() || line.equals(NO_LINE)) {
        continue;
      }
      int next = at + line.length();
      if (start == 0 && from < next) {
        start = from - at;
        startLine = i;
      }
      if (to < next) {
        end = to - at;
        endLine = i;
      }
      at = next;
    }
  }

  private static String fromPlace(String text, int place) {
    return text.substring(Math.min(Math.max(0, place), text.length()));
  }

  private static String upTo(String text, int place) {
    return text.substring(0, Math.min(Math.max(0, place), text.length()));
  }
}
