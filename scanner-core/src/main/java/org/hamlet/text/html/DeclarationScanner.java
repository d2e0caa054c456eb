package org.hamlet.text.html;

/** Finds the ends of comments and declarations, all that begins with {@code <!}. For one text. */
final class DeclarationScanner {

  private static final String COMMENT = "<!--";

  private final String html;
  private final int end;
  private final HtmlBounds bounds;

  DeclarationScanner(String html, HtmlBounds bounds) {
    this.html = html;
    this.bounds = bounds;
    this.end = html.length();
  }

  /**
   * Index after the comment whose text begins at {@code from}: after {@code --} spaces {@code >}.
   */
  int commentEnd(int open) {
    int dashes = html.indexOf("--", open + COMMENT.length());
    while (dashes >= 0) {
      int close = Chars.skipSpace(html, dashes + 2);
      if (close < end && html.charAt(close) == '>') {
        return close + 1;
      }
      dashes = html.indexOf("--", dashes + 1);
    }
    return -1;
  }

  /** Whether a comment begins at {@code open}. */
  boolean isComment(int open) {
    return html.startsWith(COMMENT, open);
  }

  /** Index after the next {@code >}, or -1. */
  int afterGt(int from) {
    int gt = html.indexOf('>', from);
    return gt < 0 ? -1 : gt + 1;
  }

  /**
   * Index after the document type or entity declaration at {@code open}, -1 when it does not end, 0
   * when there is none. One that is too long is none: what follows it may be looked at again.
   */
  int declarationEnd(int open) {
    int at = open + 2;
    if (html.regionMatches(true, at, "doctype", 0, 7)) {
      at += 7;
    } else if (html.regionMatches(true, at, "entity", 0, 6)) {
      at += 6;
    } else {
      return 0;
    }
    if (at < end && isNameChar(html.charAt(at))) {
      return 0;
    }
    int max = bounds.limits().maxDeclarationChars();
    while (at < end) {
      if (at - open > max) {
        bounds.reached("maxDeclarationChars", max, "chars");
        return 0;
      }
      at = Chars.skipSpace(html, at);
      if (at == end) {
        return -1;
      }
      char c = html.charAt(at);
      if (c == '>') {
        return at + 1;
      }
      at = token(at);
      if (at <= 0) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isNameChar(char c) {
    return Chars.startsName(c) || Chars.isDigit(c) || c == '-' || c == '.';
  }

  /** Index after one token of a declaration, -1 when it does not end, 0 when it is none. */
  private int token(int from) {
    char c = html.charAt(from);
    if (c == '"' || c == '\'') {
      int close = html.indexOf(c, from + 1);
      return close < 0 ? -1 : close + 1;
    }
    if (c == '-') {
      return html.startsWith("--", from) ? dashComment(from + 2) : 0;
    }
    int at = Chars.skipWord(html, from);
    return at == end ? -1 : at;
  }

  private int dashComment(int from) {
    int close = html.indexOf("--", from);
    return close < 0 ? -1 : close + 2;
  }
}
