package org.hamlet.eval;

import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.message.Bytes;
import org.hamlet.regex.MatchBudget;
import org.hamlet.regex.MatchTimeout;
import org.hamlet.regex.PatternProblem;
import org.hamlet.regex.PerlPattern;

/**
 * A pattern without delimiters, matched against text instead of octets: one char counts as one,
 * also where it is beyond Latin-1.
 */
record TextPattern(PerlPattern pattern) {

  private static final char BEYOND_LATIN_1 = 0xFF;

  static TextPattern compile(String bare) throws BadArguments {
    try {
      return new TextPattern(PerlPattern.compileBare(bare));
    } catch (PatternProblem e) {
      throw new BadArguments("pattern not understood: " + e.getMessage());
    }
  }

  /** Whether it matches anywhere; a match that takes too long counts as none. */
  boolean matches(String text, MatchBudget budget) {
    try {
      return pattern.matches(Bytes.ofLatin1(oneByteEach(text)), budget);
    } catch (MatchTimeout e) {
      return false;
    }
  }

  private static String oneByteEach(String text) {
    if (text.chars().allMatch(c -> c <= 0xFF)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.append(c <= 0xFF ? (char) c : BEYOND_LATIN_1));
    return out.toString();
  }
}
