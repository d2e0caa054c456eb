package org.hamlet.verdict;

import java.util.List;

/**
 * What a classifier says of one message.
 *
 * @param probability of spam, 0 to 1
 * @param clues what decided, the strongest first
 */
public record Classification(double probability, List<Clue> clues) {

  /** Copies the list. */
  public Classification {
    clues = List.copyOf(clues);
  }

  /**
   * One reason.
   *
   * @param token readable text with one char a byte, or a hash in hex where the text is not kept
   * @param probability of spam given this token alone, 0 to 1
   * @param spam learned spam messages that had it
   * @param ham learned ham messages that had it
   */
  public record Clue(String token, double probability, long spam, long ham) {}
}
