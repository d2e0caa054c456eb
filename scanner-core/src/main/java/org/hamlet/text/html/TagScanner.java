package org.hamlet.text.html;

/** Reads start and end tags of one text. */
final class TagScanner {

  private final String html;
  private final SourceForm form;
  private final int end;
  private final HtmlBounds bounds;

  TagScanner(String html, SourceForm form, HtmlBounds bounds) {
    this.html = html;
    this.form = form;
    this.end = html.length();
    this.bounds = bounds;
  }

  /**
   * Reads the start tag whose {@code <} is at {@code open} into {@code tag}.
   *
   * @return the index after its {@code >}, or -1 when it does not end
   */
  int start(int open, StartTag tag) {
    int at = Chars.skipWord(html, open + 1);
    tag.reset(Chars.lower(html.substring(open + 1, at)));
    at = Chars.skipSpace(html, at);
    while (at >= 0 && at < end && html.charAt(at) != '>') {
      at = attribute(at, tag);
    }
    return at < 0 || at >= end ? -1 : at + 1;
  }

  private int attribute(int from, StartTag tag) {
    int nameEnd = from + 1;
    while (nameEnd < end && html.charAt(nameEnd) != '=' && endsNot(nameEnd)) {
      nameEnd++;
    }
    String written = cut(from, nameEnd);
    String name = Chars.lower(written);
    int at = Chars.skipSpace(html, nameEnd);
    if (at >= end || html.charAt(at) != '=') {
      tag.add(name, written);
      return at;
    }
    at = Chars.skipSpace(html, at + 1);
    return at >= end ? -1 : value(at, name, tag);
  }

  /** An attribute's name or value, no longer than allowed. */
  private String cut(int from, int to) {
    int max = bounds.limits().maxAttributeChars();
    if (to - from <= max) {
      return html.substring(from, to);
    }
    bounds.reached("maxAttributeChars", max, "chars");
    return html.substring(from, from + max);
  }

  private boolean endsNot(int at) {
    return html.charAt(at) != '>' && !Chars.isSpace(html.charAt(at));
  }

  private int value(int from, String name, StartTag tag) {
    char first = html.charAt(from);
    boolean quoted = first == '"' || first == '\'';
    int start = quoted ? from + 1 : from;
    int close = quoted ? html.indexOf(first, start) : Chars.skipWord(html, start);
    if (close < 0) {
      return -1;
    }
    String raw = cut(start, close);
    tag.add(name, form.decoded(raw, false));
    return Chars.skipSpace(html, quoted ? close + 1 : close);
  }

  /**
   * The index after the {@code >} that ends an end tag, or -1. A quote hides it, but only one that
   * follows a space or {@code =}.
   */
  int skipEndTag(int from) {
    char quote = 0;
    char previous = ' ';
    for (int at = from; at < end; at++) {
      char c = html.charAt(at);
      if (quote == 0 && c == '>') {
        return at + 1;
      }
      if (c == quote) {
        quote = 0;
      } else if ((c == '"' || c == '\'') && quote == 0 && (previous == ' ' || previous == '=')) {
        quote = c;
      }
      previous = c;
    }
    return -1;
  }
}
