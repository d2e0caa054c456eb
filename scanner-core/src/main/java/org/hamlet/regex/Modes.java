package org.hamlet.regex;

/**
 * The modifiers in force at a place of a pattern.
 *
 * @param fold {@code i}
 * @param dotAll {@code s}
 * @param multiLine {@code m}
 * @param extended {@code x}: 0 off, 1 {@code x}, 2 {@code xx}
 * @param noCapture {@code n}
 */
record Modes(boolean fold, boolean dotAll, boolean multiLine, int extended, boolean noCapture) {

  static final Modes NONE = new Modes(false, false, false, 0, false);

  /**
   * With one modifier switched; empty answer is not possible: unknown ones must be caught first.
   */
  Modes with(char modifier, boolean on) {
    return switch (modifier) {
      case 'i' -> new Modes(on, dotAll, multiLine, extended, noCapture);
      case 's' -> new Modes(fold, on, multiLine, extended, noCapture);
      case 'm' -> new Modes(fold, dotAll, on, extended, noCapture);
      case 'x' -> new Modes(fold, dotAll, multiLine, on ? 1 : 0, noCapture);
      case 'n' -> new Modes(fold, dotAll, multiLine, extended, on);
      default -> this;
    };
  }

  Modes doubleExtended() {
    return new Modes(fold, dotAll, multiLine, 2, noCapture);
  }
}
