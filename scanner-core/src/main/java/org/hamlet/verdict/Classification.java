package org.hamlet.verdict;

import java.util.List;

/**
 * What the classifiers say of one message, and why. Texts of tokens and features are those of the
 * message itself, one char a byte: nothing is stored to show them.
 *
 * @param probability of spam, 0 to 1
 * @param opinions what each part said before they were weighed together
 * @param tokens what Bayes' tokens say; none when it was not asked
 * @param features the words and links that weigh most in the model, the heaviest first; only those
 *     that can be read
 */
public record Classification(
    double probability, List<Opinion> opinions, TokenEvidence tokens, List<Feature> features) {

  /** Copies the lists. */
  public Classification {
    opinions = List.copyOf(opinions);
    features = List.copyOf(features);
  }

  /**
   * What one part says alone.
   *
   * @param by such as {@code tokens} or {@code words}
   * @param probability of spam, 0 to 1
   */
  public record Opinion(String by, double probability) {}

  /**
   * One feature of the model.
   *
   * @param text what it is, such as {@code link: example} or two words
   * @param weight log odds of spam if it were the only one: above 0 speaks for spam
   */
  public record Feature(String text, double weight) {}
}
