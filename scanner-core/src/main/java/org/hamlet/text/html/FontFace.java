package org.hamlet.text.html;

/** Judges the face attribute of a font as SpamAssassin 4.0.1 does. Stateless. */
final class FontFace {

  private final String text;
  private int at;

  private FontFace(String text) {
    this.text = text;
  }

  /**
   * Whether {@code face} is a comma separated list of plausible font names: two or more letters,
   * spaces or hyphens that begin and end with a letter, perhaps a digit behind, perhaps in quotes;
   * one semicolon and one line end may follow.
   */
  static boolean isGood(String face) {
    FontFace scan = new FontFace(face);
    boolean good = scan.name();
    while (good && scan.skip(',')) {
      good = scan.name();
    }
    scan.skip(';');
    scan.skip('\n');
    return good && scan.at == face.length();
  }

  private boolean name() {
    at = Chars.skipSpace(text, at);
    boolean quoted = skip('"') || skip('\'');
    if (quoted) {
      skip(' ');
    }
    int start = at;
    int letters = at;
    while (at < text.length() && isInName(text.charAt(at))) {
      at++;
      letters = Chars.isLetter(text.charAt(at - 1)) ? at : letters;
    }
    boolean good = letters == at && at - start >= 2 && Chars.isLetter(text.charAt(start));
    if (at < text.length() && Chars.isDigit(text.charAt(at))) {
      at++;
    }
    if (good && !skip('"')) {
      skip('\'');
    }
    return good;
  }

  private static boolean isInName(char c) {
    return Chars.isLetter(c) || c == ' ' || c == '-';
  }

  private boolean skip(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }
}
