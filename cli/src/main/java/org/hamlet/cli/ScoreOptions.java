package org.hamlet.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.updates.ScoreAdjustment;
import picocli.CommandLine.Option;

/** What is made of the scores of a channel: options of {@code sa-update}. */
final class ScoreOptions {

  /** As SpamAssassin takes them: no sign, no exponent. */
  private static final String NUMBER = "\\d+(?:\\.\\d+)?";

  @Option(
      names = "--score-multiplier",
      paramLabel = "X.X",
      description = "Multiply all scores of new rules by this.")
  private Optional<String> multiplier = Optional.empty();

  @Option(
      names = "--score-limit",
      paramLabel = "X.X",
      description = "Lower larger scores of new rules to this, once they are multiplied.")
  private Optional<String> limit = Optional.empty();

  /**
   * What they say; 0 says nothing.
   *
   * @throws CommandFailure when a value is no number
   */
  ScoreAdjustment adjustment() {
    return new ScoreAdjustment(
        number("--score-multiplier", multiplier), number("--score-limit", limit));
  }

  private static OptionalDouble number(String option, Optional<String> text) {
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!text.get().matches(NUMBER)) {
      throw new CommandFailure(ExitCodes.USAGE, option + ": not a number: " + text.get());
    }
    double value = Double.parseDouble(text.get());
    return value == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
