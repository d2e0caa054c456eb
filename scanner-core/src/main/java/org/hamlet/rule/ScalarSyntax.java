package org.hamlet.rule;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.hamlet.regex.MatchBudget;

/** How yes/no values, numbers and durations are written. */
final class ScalarSyntax {

  private static final double NANOS_PER_SECOND = 1e9;

  private ScalarSyntax() {}

  /** {@code 1} or {@code 0} for the words that mean so; empty for all others. */
  static Optional<String> flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "1", "yes" -> Optional.of("1");
      case "0", "no" -> Optional.of("0");
      default -> Optional.empty();
    };
  }

  /** Whether the text is a decimal number: a sign or none, digits, perhaps a point and digits. */
  static boolean isNumber(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    int whole = endOfDigits(text, signed ? 1 : 0);
    if (whole == (signed ? 1 : 0)) {
      return false;
    }
    boolean fraction = text.startsWith(".", whole);
    int end = fraction ? endOfDigits(text, whole + 1) : whole;
    return end == text.length() && !(fraction && end == whole + 1);
  }

  private static int endOfDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /** Whether the text is a whole number that fits an int. */
  static boolean isInteger(String text) {
    try {
      Integer.parseInt(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** A number of seconds, or with {@code s m h d w} after it; empty when it is none. */
  static Optional<Duration> duration(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    char last = Character.toLowerCase(text.charAt(text.length() - 1));
    long unit =
        switch (last) {
          case 's' -> 1;
          case 'm' -> 60;
          case 'h' -> 3600;
          case 'd' -> 86_400;
          case 'w' -> 604_800;
          default -> 0;
        };
    String number = unit == 0 ? text : text.substring(0, text.length() - 1).stripTrailing();
    if (!isNumber(number) || number.startsWith("-") || number.startsWith("+")) {
      return Optional.empty();
    }
    double given = Double.parseDouble(number) * Math.max(unit, 1);
    double seconds = Math.min(given, (double) MatchBudget.LONGEST.toSeconds());
    return Optional.of(Duration.ofNanos((long) (seconds * NANOS_PER_SECOND)));
  }
}
