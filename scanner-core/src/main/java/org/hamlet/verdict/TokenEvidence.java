package org.hamlet.verdict;

import java.util.List;

/**
 * What Bayes' tokens of one message say: how many are of which kind, and those that decide.
 *
 * @param unknown tokens that were never learned, or once only where that does not count
 * @param neutral learned, too weak to decide
 * @param deciding tokens that decide, the strongest first
 */
public record TokenEvidence(int unknown, int neutral, List<Token> deciding) {

  /** Bayes was not asked. */
  public static final TokenEvidence NONE = new TokenEvidence(0, 0, List.of());

  /** Copies the list. */
  public TokenEvidence {
    deciding = List.copyOf(deciding);
  }

  /** How many tokens decide towards spam. */
  public int spammy() {
    return (int) deciding.stream().filter(Token::spammy).count();
  }

  /** How many tokens decide towards ham. */
  public int hammy() {
    return deciding.size() - spammy();
  }

  /**
   * One token that decides.
   *
   * @param text as it was made from the message, one char a byte
   * @param probability of spam given this token alone, 0 to 1
   * @param spam learned spam messages that had it
   * @param ham learned ham messages that had it
   * @param seconds when a message with it was last received, seconds since 1970
   * @param distance messages of the other kind that would have to be learned with it before it no
   *     longer decides (SpamAssassin's declassification distance)
   */
  public record Token(
      String text, double probability, long spam, long ham, long seconds, long distance) {

    /** Whether it speaks for spam. */
    public boolean spammy() {
      return probability > 0.5;
    }
  }
}
