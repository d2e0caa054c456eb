package org.hamlet.rule;

/**
 * A line of the configuration that could not be used; the rest was loaded.
 *
 * @param position where
 * @param severity whether lint fails for it
 * @param text one sentence
 * @param line the line as written, for the caret
 */
public record ConfigProblem(SourcePosition position, Severity severity, String text, String line) {

  /** How bad. */
  public enum Severity {
    /** The line has no effect. */
    ERROR,
    /** It has one, but perhaps not the one meant. */
    WARNING
  }

  /**
   * {@code file:line:column: text}, with {@code warning:} before the text of one, the line, and a
   * caret under the column; only the first of these when no line is meant.
   */
  public String render() {
    String first = position + ": " + (severity == Severity.WARNING ? "warning: " : "") + text;
    if (line.isEmpty()) {
      return first;
    }
    String shown = line.replace('\t', ' ');
    return first + "\n  " + shown + "\n  " + " ".repeat(position.column() - 1) + "^";
  }
}
