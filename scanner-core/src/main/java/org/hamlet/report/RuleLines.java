package org.hamlet.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.ListedHits;

/**
 * The rules that hit, one or more lines each: in columns for {@code _SUMMARY_}, as a list for
 * {@code _REPORT_}.
 */
final class RuleLines {

  private static final int NAME_COLUMNS = 22;
  private static final String SUMMARY_INDENT = " ".repeat(28);
  private static final String REPORT_INDENT = "*      ";

  /**
   * Compat: the first line of a summary entry counts one byte more than it has; the padding of the
   * name does not count.
   */
  private static final int UNSEEN = 1;

  /** Where the notes of a summary end when they are too long to begin at the indent. */
  private static final int NOTE_COLUMNS = 78;

  /** A piece of a note: it is cut where white space follows 30 to 48 bytes. */
  private static final Pattern NOTE_PIECE = Pattern.compile("\\G(.{30,48})\\s");

  private final List<Hit> hits;
  private final int width;

  /**
   * The rules to list.
   *
   * @param width widest line, in bytes
   */
  RuleLines(List<Hit> hits, int width) {
    this.hits = ListedHits.of(hits).toList();
    this.width = width;
  }

  /** Columns: points, name, description. */
  String summary() {
    StringBuilder out = new StringBuilder();
    LineWrap wrap = new LineWrap(SUMMARY_INDENT, width, false);
    for (Hit hit : hits) {
      String head = head(hit);
      int padding = Math.max(0, NAME_COLUMNS - hit.rule().text().length());
      out.append(head).append(" ".repeat(padding)).append(' ').append(hit.area().prefix());
      int taken = UNSEEN + head.length() + 1 + hit.area().prefix().length();
      out.append(wrap.wrap(description(hit), taken)).append('\n');
      for (String piece : pieces(hit)) {
        int indent = Math.min(SUMMARY_INDENT.length(), NOTE_COLUMNS - piece.length());
        out.append(" ".repeat(Math.max(0, indent))).append(piece).append('\n');
      }
    }
    return out.toString();
  }

  /** A list, beginning with a line end. Compat: only the first piece of the notes is indented. */
  String report() {
    StringBuilder out = new StringBuilder("\n");
    LineWrap wrap = new LineWrap(REPORT_INDENT, width, false);
    for (Hit hit : hits) {
      String head = "* " + head(hit) + " " + hit.area().prefix();
      out.append(head).append(wrap.wrap(description(hit), head.length())).append('\n');
      List<String> pieces = pieces(hit);
      if (!pieces.isEmpty()) {
        out.append(REPORT_INDENT).append(String.join("\n", pieces)).append('\n');
      }
    }
    return out.toString();
  }

  private static String head(Hit hit) {
    return ScoreText.column(hit.points()) + " " + hit.rule().text();
  }

  private static String description(Hit hit) {
    return hit.description().isEmpty() ? "No description available." : hit.description();
  }

  private static List<String> pieces(Hit hit) {
    List<String> pieces = new ArrayList<>();
    for (String note : hit.notes()) {
      Matcher matcher = NOTE_PIECE.matcher(note);
      int from = 0;
      while (matcher.find()) {
        pieces.add("[" + matcher.group(1) + "]");
        from = matcher.end();
      }
      pieces.add("[" + note.substring(from) + "]");
    }
    return pieces;
  }
}
