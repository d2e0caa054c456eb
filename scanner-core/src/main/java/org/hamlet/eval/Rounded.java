package org.hamlet.eval;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Points as reports show them: of exact halves, to the even digit. Stateless. */
final class Rounded {

  private Rounded() {}

  /** With so many decimals. */
  static String text(double number, int decimals) {
    return exactly(number, decimals).toPlainString();
  }

  /** The number that is meant by that. */
  static double number(double number, int decimals) {
    return exactly(number, decimals).doubleValue();
  }

  private static BigDecimal exactly(double number, int decimals) {
    return new BigDecimal(number).setScale(decimals, RoundingMode.HALF_EVEN);
  }
}
