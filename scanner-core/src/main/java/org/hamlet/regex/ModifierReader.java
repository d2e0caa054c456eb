package org.hamlet.regex;

/** Modifier letters, behind a pattern or inside {@code (?...)}; refuses those Perl refuses. */
final class ModifierReader {

  private ModifierReader() {}

  /** The modes of the letters behind a pattern. */
  static Modes apply(String letters, int position) throws PatternProblem {
    PatternCursor in = new PatternCursor(letters, 0, letters.length());
    Modes modes;
    try {
      modes = read(in, Modes.NONE);
    } catch (PatternProblem e) {
      throw new PatternProblem(e.getMessage(), position + e.position());
    }
    if (!in.atEnd()) {
      throw new PatternProblem("unknown modifier", position + in.position());
    }
    return modes;
  }

  /** Takes letters with at most one minus, and returns the modes they lead to. */
  static Modes read(PatternCursor in, Modes before) throws PatternProblem {
    Modes modes = before;
    boolean on = true;
    int ascii = 0;
    for (int c = in.peek(); (c >= 'a' && c <= 'z') || (c == '-' && on); c = in.peek()) {
      int position = in.position();
      in.skip(1);
      if (c == '-') {
        on = false;
        continue;
      }
      ascii += c == 'a' ? 1 : 0;
      reject(in, c, on, ascii, position);
      if (c == 'x' && on && in.take("x")) {
        in.take("x");
        modes = modes.doubleExtended();
      } else {
        modes = modes.with((char) c, on);
      }
    }
    return modes;
  }

  private static void reject(PatternCursor in, int c, boolean on, int ascii, int position)
      throws PatternProblem {
    switch (c) {
      case 'i', 's', 'm', 'x', 'n' -> {}
      case 'a' -> {
        if (!on || ascii > 2) {
          throw in.problem("modifier a at most twice and not after -", position);
        }
      }
      case 'p' -> {
        if (!on) {
          throw in.problem("useless (?-p)", position);
        }
      }
      case 'g', 'o', 'c' -> throw in.problem("useless modifier " + (char) c, position);
      case 'd', 'l', 'u' ->
          throw in.problem("character set modifier " + (char) c + " is not supported", position);
      default -> throw in.problem("unknown modifier " + (char) c, position);
    }
  }
}
