package org.hamlet.cli.updates;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an administrator makes of all scores of a channel: times a number, then at most another
 * (SpamAssassin 4.0.1, {@code sa-update --score-multiplier} and {@code --score-limit}). Scores of 0
 * stay; those below 0 have no limit. Relative scores and lines for a language stay as well.
 *
 * @param multiplier what each score is multiplied by
 * @param limit the largest that is left
 */
public record ScoreAdjustment(OptionalDouble multiplier, OptionalDouble limit) {

  /** All scores as they come. */
  public static final ScoreAdjustment NONE =
      new ScoreAdjustment(OptionalDouble.empty(), OptionalDouble.empty());

  private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";

  /** The line to its scores, the scores, what follows: nothing or a comment. */
  private static final Pattern LINE =
      Pattern.compile(
          "(?im)^([ \\t]*+score[ \\t]++\\w++[ \\t]++)("
              + NUMBER
              + "(?:[ \\t]++"
              + NUMBER
              + "){0,3})([ \\t]*+(?:#.*)?)$");

  private static final Pattern SCORE = Pattern.compile(NUMBER);

  /** The text of a file of rules with its scores adjusted; the old ones become comments. */
  String of(String text) {
    return multiplier.isEmpty() && limit.isEmpty()
        ? text
        : LINE.matcher(text).replaceAll(line -> Matcher.quoteReplacement(adjusted(line)));
  }

  private String adjusted(MatchResult line) {
    String scores = SCORE.matcher(line.group(2)).replaceAll(score -> adjusted(score.group()));
    return scores.equals(line.group(2))
        ? line.group()
        : line.group(1) + scores + " # " + line.group(2) + " before sa-update" + line.group(3);
  }

  private String adjusted(String score) {
    double before = Double.parseDouble(score);
    double after = before * multiplier.orElse(1);
    after = Math.min(after, limit.orElse(after));
    return before == 0 || after == before ? score : String.format(Locale.ROOT, "%.3f", after);
  }
}
