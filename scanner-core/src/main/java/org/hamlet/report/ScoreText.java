package org.hamlet.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.hamlet.verdict.Verdict;

/** Scores as text, rounded as C's printf does. */
final class ScoreText {

  private static final double SHOWN_BELOW = 0.1;
  private static final int SIGNIFICANT_DIGITS = 15;

  /** Scores from this amount on are shown without decimals in rule lists, to keep the column. */
  private static final double WITHOUT_DECIMALS = 10;

  private ScoreText() {}

  /** The message's score; never shown as reaching the required score when it does not. */
  static String score(Verdict verdict) {
    String shown = oneDecimal(verdict.score());
    if (!verdict.spam() && Double.parseDouble(shown) >= verdict.required()) {
      return oneDecimal(verdict.required() - SHOWN_BELOW);
    }
    return shown;
  }

  /** {@code %.1f}, the sign of a negative zero kept. */
  static String oneDecimal(double value) {
    return rounded(value, 1);
  }

  /** A rule's points in four columns. */
  static String column(double points) {
    String text = Math.abs(points) >= WITHOUT_DECIMALS ? rounded(points, 0) : rounded(points, 1);
    return " ".repeat(Math.max(0, 4 - text.length())) + text;
  }

  /** Points at full precision, such as {@code 2.361}. */
  static String exact(double points) {
    BigDecimal digits =
        new BigDecimal(points).round(new MathContext(SIGNIFICANT_DIGITS)).stripTrailingZeros();
    return digits.toPlainString();
  }

  private static String rounded(double value, int decimals) {
    String text = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    boolean signLost = !text.startsWith("-") && (value < 0 || 1 / value < 0);
    return signLost ? "-" + text : text;
  }
}
