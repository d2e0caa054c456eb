package org.hamlet.rule;

import java.util.Optional;

/** What a rule's {@code shortcircuit} line says of its hit (SpamAssassin 4.0.1's Shortcircuit). */
public enum Shortcircuit {
  /** The scan goes on. */
  OFF,
  /** It ends with the points found so far. */
  ON,
  /** It ends as ham. */
  HAM,
  /** It ends as spam. */
  SPAM;

  /** Where rules run that decide all alone, unless another place is chosen for them. */
  static final int PRIORITY = -200;

  /** Reads the word of a line, in lower case as SpamAssassin wants it. */
  static Optional<Shortcircuit> parse(String word) {
    return switch (word) {
      case "off" -> Optional.of(OFF);
      case "on" -> Optional.of(ON);
      case "ham" -> Optional.of(HAM);
      case "spam" -> Optional.of(SPAM);
      default -> Optional.empty();
    };
  }

  /** Whether it classifies the message, which is then not learned from. */
  boolean decides() {
    return this == HAM || this == SPAM;
  }
}
