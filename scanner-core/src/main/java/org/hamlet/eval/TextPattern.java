package org.hamlet.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.Bytes;
import org.hamlet.regex.MatchBudget;
import org.hamlet.regex.MatchGivenUp;
import org.hamlet.regex.PatternMatch;
import org.hamlet.regex.PatternProblem;
import org.hamlet.regex.PerlPattern;

/**
 * A pattern without delimiters, matched against text instead of octets: one char counts as one,
 * also where it is beyond Latin-1.
 */
public record TextPattern(PerlPattern pattern) {

  /** Most texts captured in one piece of text. */
  static final int MAX_CAPTURED = 100;

  private static final char BEYOND_LATIN_1 = 0xFF;

  /** Compiles it; refuses what is no pattern. */
  public static TextPattern compile(String bare) throws BadArguments {
    try {
      return new TextPattern(PerlPattern.compileBare(bare));
    } catch (PatternProblem e) {
      throw new BadArguments("pattern not understood: " + e.getMessage());
    }
  }

  /** Whether it matches anywhere; a match that takes too long counts as none and is noted. */
  public boolean matches(String text, MatchBudget budget) {
    return matches(Bytes.ofLatin1(oneByteEach(text)), budget);
  }

  /** The same of octets. */
  public boolean matches(Bytes text, MatchBudget budget) {
    try {
      return pattern.matches(text, budget);
    } catch (MatchGivenUp e) {
      budget.givenUp(e);
      return false;
    }
  }

  /** Compiles one with delimiters and modifiers. */
  public static TextPattern delimited(String source) throws BadArguments {
    try {
      return new TextPattern(PerlPattern.compile(source));
    } catch (PatternProblem e) {
      throw new BadArguments("pattern not understood: " + e.getMessage());
    }
  }

  /** Compiles one with delimiters, {@code /x/i} or {@code m{x}}, or else a bare one. */
  public static TextPattern withOrWithoutDelimiters(String source) throws BadArguments {
    boolean delimited =
        source.length() > 1
            && (source.startsWith("/")
                || (source.startsWith("m") && !Character.isLetterOrDigit(source.charAt(1))));
    return delimited ? delimited(source) : compile(source);
  }

  /**
   * What the first group of each match took, or the match where there is no group; what takes too
   * long ends it, and what is beyond {@value #MAX_CAPTURED} is left out; both are noted.
   */
  public List<String> captured(Bytes text, ScanContext scan) {
    MatchBudget budget = scan.budget();
    List<String> found = new ArrayList<>();
    try {
      int from = 0;
      while (from <= text.length()) {
        Optional<PatternMatch> match = pattern.find(text, from, budget);
        if (match.isEmpty()) {
          break;
        }
        if (found.size() == MAX_CAPTURED) {
          scan.reached(TextPattern.class, "MAX_CAPTURED", MAX_CAPTURED, "captures");
          break;
        }
        PatternMatch hit = match.get();
        boolean group = !hit.groupStarts().isEmpty();
        int start = group ? hit.groupStarts().get(0) : hit.start();
        if (start >= 0) {
          found.add(text.slice(start, group ? hit.groupEnds().get(0) : hit.end()).text());
        }
        from = Math.max(hit.end(), hit.start() + 1);
      }
    } catch (MatchGivenUp e) {
      budget.givenUp(e);
      return found;
    }
    return found;
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
