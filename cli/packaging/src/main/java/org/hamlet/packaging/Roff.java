package org.hamlet.packaging;

import java.util.Locale;

/** Text in the language of manual pages, with the macros of man(7). */
final class Roff {

  private static final int LINE_LENGTH = 78;

  private final StringBuilder page = new StringBuilder();

  /** Begins the page. */
  Roff title(String name, int section, String date, String source) {
    return macro(
        "TH "
            + name.toUpperCase(Locale.ROOT)
            + " "
            + section
            + " "
            + date
            + " \""
            + escaped(source)
            + "\" \"Hamlet\"");
  }

  /** Begins a section of it. */
  Roff section(String heading) {
    return macro("SH " + heading);
  }

  /** A paragraph of running text. */
  Roff paragraph(String text) {
    return macro("PP").text(text);
  }

  /** The first paragraph of a section. */
  Roff text(String text) {
    return wrapped(escaped(text));
  }

  /** An entry of a list: a tag, already in this language, and what it means. */
  Roff entry(String tag, String text) {
    return macro("TP").line(tag).text(text);
  }

  /** A line that is in this language already. */
  Roff line(String text) {
    page.append(text.startsWith(".") || text.startsWith("'") ? "\\&" : "").append(text);
    page.append('\n');
    return this;
  }

  /** Text that is in this language already, in lines that begin where a word does. */
  Roff wrapped(String text) {
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > LINE_LENGTH) {
        line(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    return line(line.toString());
  }

  private Roff macro(String call) {
    page.append('.').append(call).append('\n');
    return this;
  }

  /** Bold, for what is typed as it stands. */
  static String bold(String text) {
    return "\\fB" + escaped(text) + "\\fR";
  }

  /** Italic, for what stands for something else. */
  static String italic(String text) {
    return "\\fI" + escaped(text) + "\\fR";
  }

  /** Characters that mean something in this language, or are drawn differently. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(
          switch (c) {
            case '\\' -> "\\e";
            case '-' -> "\\-";
            case '\'' -> "\\(aq";
            case '`' -> "\\(ga";
            case '^' -> "\\(ha";
            case '~' -> "\\(ti";
            default -> String.valueOf(c);
          });
    }
    return out.toString();
  }

  /** The whole page. */
  @Override
  public String toString() {
    return page.toString();
  }
}
