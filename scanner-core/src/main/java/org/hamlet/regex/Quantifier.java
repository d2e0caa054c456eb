package org.hamlet.regex;

import java.util.Optional;
import org.hamlet.regex.Node.Greed;

/**
 * How often: {@code *}, {@code +}, {@code ?} or counts in braces, {@code ?} or {@code +} behind.
 *
 * @param max {@link Node.Repeat#NO_LIMIT} for no bound
 */
record Quantifier(int min, int max, Greed greed) {

  /** The largest count Perl 5.36 takes. */
  static final int MAX_COUNT = 65_534;

  /** Takes a quantifier; empty when there is none. A brace that begins none is not taken. */
  static Optional<Quantifier> read(PatternCursor in) throws PatternProblem {
    return switch (in.peek()) {
      case '*' -> simple(in, 0, Node.Repeat.NO_LIMIT);
      case '+' -> simple(in, 1, Node.Repeat.NO_LIMIT);
      case '?' -> simple(in, 0, 1);
      case '{' -> braces(in);
      default -> Optional.empty();
    };
  }

  /** This one, or lazy or possessive when {@code ?} or {@code +} follows, which is taken. */
  Quantifier withGreed(PatternCursor in) throws PatternProblem {
    if (in.take("+")) {
      return new Quantifier(min, max, Greed.POSSESSIVE);
    }
    if (in.peek() != '?') {
      return this;
    }
    if (min == max) {
      throw in.problem("useless ? after a fixed count");
    }
    in.skip(1);
    return new Quantifier(min, max, Greed.LAZY);
  }

  private static Optional<Quantifier> simple(PatternCursor in, int min, int max) {
    in.skip(1);
    return Optional.of(new Quantifier(min, max, Greed.GREEDY));
  }

  private static Optional<Quantifier> braces(PatternCursor in) throws PatternProblem {
    int start = in.position();
    in.skip(1);
    in.skipBlanks();
    String low = in.takeDigits(10, Integer.MAX_VALUE);
    in.skipBlanks();
    String high = low;
    if (in.take(",")) {
      in.skipBlanks();
      high = in.takeDigits(10, Integer.MAX_VALUE);
      in.skipBlanks();
    }
    if (!in.take("}") || (low.isEmpty() && high.isEmpty())) {
      in.reset(start);
      return Optional.empty();
    }
    int min = low.isEmpty() ? 0 : count(in, low, start);
    int max = high.isEmpty() ? Node.Repeat.NO_LIMIT : count(in, high, start);
    if (max != Node.Repeat.NO_LIMIT && max < min) {
      throw in.problem("quantifier {n,m} with n > m cannot match", start);
    }
    return Optional.of(new Quantifier(min, max, Greed.GREEDY));
  }

  private static int count(PatternCursor in, String digits, int start) throws PatternProblem {
    String significant = digits.replaceFirst("^0+(?=.)", "");
    int value = significant.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(significant);
    if (value > MAX_COUNT) {
      throw in.problem("quantifier above " + MAX_COUNT, start);
    }
    return value;
  }

  Node applyTo(Node atom, PatternCursor in, int start) throws PatternProblem {
    if (max == Node.Repeat.NO_LIMIT && Node.isZeroWidth(atom)) {
      throw in.problem("quantifier on something that is always empty", start);
    }
    return new Node.Repeat(atom, min, max, greed);
  }
}
