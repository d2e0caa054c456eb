package org.hamlet.classify;

import java.util.List;

/**
 * What a classifier says.
 *
 * @param probability of spam, 0 to 1
 * @param clues the strongest first
 */
public record Classification(double probability, List<Clue> clues) {

  /** Copies the list. */
  public Classification {
    clues = List.copyOf(clues);
  }

  /**
   * One reason.
   *
   * @param token readable text, or a hash where the text is not kept
   * @param probability of spam given the token alone
   */
  public record Clue(String token, double probability) {}
}
